import { Stack } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { LazySchemaForm } from '~/forms/LazySchemaForm'
import { checkSchema } from '~/forms/schema/checkSchema'
import { SchemaHint } from '~/forms/SchemaHint'
import type { Json, JsonObject } from '~/protocol/json'
import type { Draft } from './jsonDraft'
import { formPart, withFormPart } from './recordData'
import { RecordJson } from './RecordJson'

type Props = {
  /** Of the form element. */
  id: string
  view: 'form' | 'json'
  /** As prepared by recordSchema. */
  schema: Json | undefined
  uiSchema: unknown
  draft: Draft
  onEdit: (value: JsonObject) => void
  onText: (typed: string) => void
  onSubmit: () => void
  submitError: ReactNode
  fieldErrors: Record<string, string>
  saving: boolean
  readOnly: boolean
  /** Shown in place of the schema's own hint where the schema itself could not be had. */
  hint?: ReactNode
  children: ReactNode
}

/** The one unsaved value, as a form where its schema carries one, and as text everywhere. */
export function RecordFields({
  view,
  schema,
  uiSchema,
  draft,
  onEdit,
  onText,
  fieldErrors,
  hint,
  children,
  ...shared
}: Props) {
  const checked = useMemo(() => checkSchema(schema), [schema])
  const part = useMemo(() => formPart(draft.value), [draft.value])
  const json = (
    <RecordJson {...shared} schema={schema} draft={draft} onChange={onText}>
      {children}
    </RecordJson>
  )
  if (view === 'json') return json
  if (checked.fault)
    return (
      <Stack gap="md">
        {hint ?? <SchemaHint fault={checked.fault} />}
        {json}
      </Stack>
    )
  return (
    <LazySchemaForm
      {...shared}
      schema={checked.schema}
      uiSchema={uiSchema}
      value={part}
      fieldErrors={fieldErrors}
      onChange={next => onEdit(withFormPart(draft.value, next))}
      fallback={
        <Stack gap="md">
          <SchemaHint fault={{ reason: 'crashed' }} />
          {json}
        </Stack>
      }
    >
      {children}
    </LazySchemaForm>
  )
}
