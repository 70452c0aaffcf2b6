import { useLingui } from '@lingui/react/macro'
import { ActionIcon, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

const ICONS = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }
const NEXT: Record<MantineColorScheme, MantineColorScheme> = { light: 'dark', dark: 'auto', auto: 'light' }

/** Light, dark, as the device: one button that goes round. Mantine remembers the choice. */
export function ThemeToggle() {
  const { t } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const names = { light: t`light`, dark: t`dark`, auto: t`as the device` }
  const Icon = ICONS[colorScheme]
  const label = t`Appearance: ${names[colorScheme]}. Switch to: ${names[NEXT[colorScheme]]}`
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(NEXT[colorScheme])}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}
