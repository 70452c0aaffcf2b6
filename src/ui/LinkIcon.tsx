import { ActionIcon, type ActionIconProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Props = ActionIconProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ActionIconProps> & { ref?: Ref<HTMLAnchorElement> }

/** A link that is only an icon: give it `aria-label` and `title`. */
export const LinkIcon = createLink(({ ref, ...props }: Props) => <ActionIcon component="a" ref={ref} {...props} />)
