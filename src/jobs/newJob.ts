import type { CollectionRef } from '~/protocol/ref'
import { NO_COUNTS } from './counts'
import type { Job, Task, TaskOutline } from './Job'

type Origin = { id: string; server: string; user: string; createdAt: number }

export const newJob = (task: Task, of: CollectionRef, origin: Origin): Job => ({
  ...origin,
  of,
  task: outlineOf(task),
  state: 'planning',
  expected: expectedOf(task),
  counts: NO_COUNTS,
})

function outlineOf(task: Task): TaskOutline {
  if (task.type === 'change') return { type: task.type, operations: task.operations }
  return task.type === 'undo' ? task : { type: task.type }
}

function expectedOf(task: Task): number | undefined {
  if (task.type === 'edits') return task.edits.length
  if (task.type === 'restore') return task.records.length
  if (task.type === 'undo') return undefined
  return 'ids' in task.select ? task.select.ids.length : undefined
}
