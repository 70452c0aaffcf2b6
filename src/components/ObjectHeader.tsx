import { Group, Title } from '@mantine/core'
import { IconBox, IconFileText, IconFolders, IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Kind } from '~/protocol/objects'
import { idOf, kindOf, type Ref } from '~/protocol/ref'
import classes from './ObjectHeader.module.css'
import { ObjectTabs, type Tab } from './ObjectTabs'

const ICONS: Record<Kind, typeof IconBox> = {
  bucket: IconBox,
  collection: IconFolders,
  group: IconUsers,
  record: IconFileText,
}

type Props = {
  of: Ref
  current: Tab
  /** Beside or instead of the id: a record's title, a count. Text from the server belongs in <bdi>. */
  title?: ReactNode
  aside?: ReactNode
  /** The one main action and its lesser companions, at the right. */
  actions?: ReactNode
}

/** The head of every object's page: what it is, its tabs, its main action. The same for all four kinds. */
export function ObjectHeader({ of, current, title, aside, actions }: Props) {
  const Icon = ICONS[kindOf(of)]
  return (
    <header className={classes.header}>
      <Group className={classes.line} gap="sm" wrap="wrap">
        <Icon size={20} stroke={1.6} aria-hidden className={classes.icon} />
        <Title order={1} className={classes.title} tabIndex={-1}>
          {title ?? <bdi>{idOf(of)}</bdi>}
        </Title>
        <div className={classes.aside}>{aside}</div>
        <Group gap="sm" className={classes.actions}>
          {actions}
        </Group>
      </Group>
      <ObjectTabs of={of} current={current} />
    </header>
  )
}
