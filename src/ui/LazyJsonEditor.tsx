import { Skeleton } from '@mantine/core'
import { lazy, Suspense, useState, type ComponentType } from 'react'
import type { JsonEditorProps } from './JsonEditor'

/** Once it is here, it is drawn at once and without a placeholder. */
let loaded: ComponentType<JsonEditorProps> | undefined

async function load() {
  const { JsonEditor } = await import('./JsonEditor')
  loaded = JsonEditor
  return { default: JsonEditor }
}

const Late = lazy(load)

/** Fetches the editor ahead of its use. */
export const preloadJsonEditor = async (): Promise<void> => void (await load())

/** JSON as text, with marks where it is broken. What is typed is given on as it is: reading it is up to the page. */
export function LazyJsonEditor(props: JsonEditorProps) {
  // Chosen once: the other one would begin anew.
  const [Editor] = useState(() => loaded ?? Late)
  return (
    <Suspense fallback={<Skeleton height={320} />}>
      <Editor {...props} />
    </Suspense>
  )
}
