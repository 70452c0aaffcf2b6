import { useLingui } from '@lingui/react/macro'
import { Textarea } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useContext, useEffect, useState } from 'react'
import { deepEqual } from '~/lib/deepEqual'
import { parseJson, type ParsedJson } from '~/lib/parseJson'
import { problemMessage } from '~/ui/problemMessage'
import { useFieldLabel } from '../theme/itemContext'
import { BrokenContext } from './brokenContext'
import classes from '../theme/form.module.css'

type Props = {
  id: string
  path: (string | number)[]
  label: string
  description?: string | undefined
  value: unknown
  errors?: string[] | undefined
  readOnly?: boolean | undefined
  onChange: (value: unknown) => void
}

/** Nothing written means nothing there. */
const read = (text: string): ParsedJson | { value: undefined; problem?: undefined } =>
  text.trim() === '' ? { value: undefined } : parseJson(text)

const written = (value: unknown) =>
  value === undefined || typeof value === 'function' ? '' : JSON.stringify(value, null, 2)

/** A value of any shape as JSON text: for fields whose type the schema leaves open, and values of another type. */
export function JsonInput({ id, path, label, description, value, errors, readOnly, onChange }: Props) {
  const { t } = useLingui()
  const { report } = useContext(BrokenContext)
  const named = useFieldLabel({ label })
  const [typed, setTyped] = useState<{ text: string; value: unknown }>()
  const text = typed && deepEqual(typed.value, value) ? typed.text : written(value)
  const { problem } = read(text)
  const message = problem ? problemMessage(problem) : undefined
  // The form, which refuses to be sent while a text is broken, is told outside of drawing.
  useEffect(() => {
    report(id, message === undefined ? undefined : { path, message })
    return () => report(id, undefined)
  }, [report, id, path, message])
  const change = (next: string) => {
    const parsed = read(next)
    const kept = parsed.problem ? value : parsed.value
    setTyped({ text: next, value: kept })
    if (!parsed.problem) onChange(parsed.value)
  }
  return (
    <Textarea
      id={id}
      {...named}
      description={description ?? t`Any value, as JSON.`}
      value={text}
      readOnly={readOnly}
      error={message ?? (errors?.length ? errors.join(' ') : undefined)}
      classNames={{ input: classes.json }}
      autosize
      minRows={1}
      maxRows={20}
      spellCheck={false}
      dir="ltr"
      onChange={event => change(event.currentTarget.value)}
    />
  )
}

export function JsonField({
  fieldPathId,
  schema,
  uiSchema,
  name,
  formData,
  rawErrors,
  readonly,
  disabled,
  onChange,
}: FieldProps) {
  const title: unknown = uiSchema?.['ui:title'] ?? schema.title
  return (
    <JsonInput
      id={fieldPathId.$id}
      path={fieldPathId.path}
      label={typeof title === 'string' ? title : name}
      description={schema.description}
      value={formData}
      errors={rawErrors}
      readOnly={readonly || disabled}
      onChange={value => onChange(value, fieldPathId.path, undefined, fieldPathId.$id)}
    />
  )
}
