import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { JsonEditorProps } from './JsonEditorView'

const loadView = () => import('./JsonEditorView')
const View = lazy(async () => ({ default: (await loadView()).JsonEditorView }))

/** Fetches the editor's chunk ahead of its use. */
export const preloadJsonEditor = async (): Promise<void> => void (await loadView())

/** JSON as text, with marks where it is broken. What is typed is given on as it is: reading it is up to the page. */
export function JsonEditor(props: JsonEditorProps) {
  return (
    <Suspense fallback={<Skeleton height={320} aria-label={props.label} />}>
      <View {...props} />
    </Suspense>
  )
}
