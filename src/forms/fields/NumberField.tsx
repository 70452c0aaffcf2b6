import type { FieldProps } from '@rjsf/utils'
import { useState } from 'react'
import { readNumber } from './readNumber'

/** Keeps what was typed beside the number that it means, so that `1.` and `1.50` can be written. */
export function NumberField(props: FieldProps) {
  const { registry, onChange } = props
  const { StringField } = registry.fields
  const value: unknown = props.formData
  const [typed, setTyped] = useState<{ text: string; value: unknown }>()
  const shown = typed && Object.is(typed.value, value) ? typed.text : value
  const change: FieldProps['onChange'] = (next: unknown, path, errors, id) => {
    // A select gives the value itself; only a field of one line gives text.
    const read = typeof next === 'string' ? readNumber(next) : next
    setTyped(typeof next === 'string' ? { text: next, value: read } : undefined)
    onChange(read, path, errors, id)
  }
  return StringField ? <StringField {...props} formData={shown} onChange={change} /> : null
}
