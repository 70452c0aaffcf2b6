import Form, { type FormProps } from '@rjsf/core/lib/components/Form.js'
import { useRef } from 'react'
import type { JsonMap } from '~/lib/jsonValue'
import { applyEdit } from './schema/applyEdit'

type Props = Omit<FormProps, 'formData' | 'onChange'> & { value: JsonMap; onEdit: (value: JsonMap) => void }

/** Leaves the fields of a branch alone that another field has just switched off; the library would delete some. */
class KeepingForm extends Form {
  override getStateFromProps(...given: Parameters<Form['getStateFromProps']>) {
    const [props, data, retrieved, isNewSchema, changed, skipLive] = given
    return super.getStateFromProps(props, data, retrieved, isNewSchema, changed, skipLive, false)
  }
}

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
  return (
    <KeepingForm {...form} formData={value} onChange={({ formData }, field) => take(formData, field !== undefined)} />
  )
}
