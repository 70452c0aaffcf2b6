import { Skeleton } from '@mantine/core'
import { lazy, Suspense, useState, type ComponentType } from 'react'
import type { SchemaFormProps } from './SchemaForm'

/** Once it is here, it is drawn at once and without a placeholder. */
let loaded: ComponentType<SchemaFormProps> | undefined

async function load() {
  const { SchemaForm } = await import('./SchemaForm')
  loaded = SchemaForm
  return { default: SchemaForm }
}

const Late = lazy(load)

/** Fetches the form's chunk, the form library with it, ahead of its use. */
export const preloadSchemaForm = async (): Promise<void> => void (await load())

/** See SchemaForm. */
export function LazySchemaForm(props: SchemaFormProps) {
  // Chosen once: the other one would begin anew.
  const [Form] = useState(() => loaded ?? Late)
  return (
    <Suspense fallback={<Skeleton height={320} maw={720} />}>
      <Form {...props} />
    </Suspense>
  )
}
