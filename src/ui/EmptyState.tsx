import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

type Props = { title: ReactNode; children?: ReactNode; action?: ReactNode }

/** Says what belongs here and offers it. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className={classes.empty}>
      <Title order={2} size="h3">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" maw={420}>
          {children}
        </Text>
      )}
      {action}
    </div>
  )
}
