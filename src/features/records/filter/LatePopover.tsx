import { Popover, Skeleton } from '@mantine/core'
import { Suspense, useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import classes from './filter.module.css'

/** Pixels; narrower where the screen is. */
const WIDTH = 340

type Props = {
  label: string
  isOpen: boolean
  onClose: () => void
  /** A button. */
  target: ReactElement
  children: ReactNode
}

/** What a button opens beside itself. Its content is loaded when it is first asked for, and takes the focus itself. */
export function LatePopover({ label, isOpen, onClose, target, children }: Props) {
  const button = useRef<HTMLElement>(null)
  // The focus is the document's. Mantine would return it to where it was when the popover had taken it already.
  useEffect(() => {
    const node = button.current
    if (!isOpen) return undefined
    return () => {
      if (document.activeElement === document.body) node?.focus({ preventScroll: true })
    }
  }, [isOpen])
  return (
    <Popover
      opened={isOpen}
      onDismiss={onClose}
      position="bottom-start"
      offset={4}
      width={WIDTH}
      shadow="md"
      trapFocus
      transitionProps={{ duration: 0 }}
      middlewares={{ shift: { padding: 8 }, flip: true }}
    >
      <Popover.Target ref={button}>{target}</Popover.Target>
      <Popover.Dropdown className={classes.popover} aria-label={label} aria-labelledby={undefined}>
        <Suspense fallback={<Placeholder />}>{children}</Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}

const Placeholder = () => (
  <div className={classes.placeholder} tabIndex={-1} data-autofocus>
    <Skeleton height={30} />
    <Skeleton height={30} />
  </div>
)

/** Gives the focus to what appears; without scrolling, as it has no place yet when it is made. */
export const focusHere = (node: HTMLElement | null) => node?.focus({ preventScroll: true })
