import Form, { type FormProps } from '@rjsf/core/lib/components/Form.js'
import { useRef } from 'react'
import type { JsonMap } from '~/lib/jsonValue'
import { applyEdit } from './schema/applyEdit'

type Props = Omit<FormProps, 'formData' | 'onChange'> & { value: JsonMap; onEdit: (value: JsonMap) => void }

/**
 * The library's form, round a value that it cannot spoil: what it made of the value is only compared with what it
 * makes of it next, and the difference is carried over. It says itself whether a person touched a field.
 */
export function HeldForm({ value, onEdit, ...form }: Props) {
  const held = useRef<{ value: JsonMap; seen: unknown }>({ value, seen: value })
  const take = (formData: unknown, isByPerson: boolean) => {
    const { value: before, seen } = held.current
    const next = isByPerson ? applyEdit(before, seen, formData) : before
    held.current = { value: next, seen: formData }
    if (next !== before) onEdit(next)
  }
  return <Form {...form} formData={value} onChange={({ formData }, field) => take(formData, field !== undefined)} />
}
