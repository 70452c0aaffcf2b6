/** The mark of public/favicon.svg; the words beside it name it. */
export const Logo = ({ size = 24 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
    <rect width="32" height="32" rx="7" fill="var(--mantine-color-accent-6)" />
    <path
      d="M10 8v16M10 17l9-9M13.5 13.6 21 24"
      fill="none"
      stroke="#fff"
      strokeWidth="3.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
