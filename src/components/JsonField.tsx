import { useLingui } from '@lingui/react/macro'
import { Input } from '@mantine/core'
import { useId, useState } from 'react'
import { LazyJsonEditor } from '~/ui/LazyJsonEditor'
import { isJsonObject, type JsonObject } from '~/protocol/json'

type Props = {
  label: string
  description?: string
  value: JsonObject | undefined
  onChange: (value: JsonObject | undefined) => void
  onInvalid: (isInvalid: boolean) => void
  readOnly?: boolean
}

/** A JSON object as text. Text that is no JSON object yet is kept as it is and said to be invalid. Empty means absent. */
export function JsonField({ label, description, value, onChange, onInvalid, readOnly = false }: Props) {
  const { t } = useLingui()
  const id = useId()
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)))
  const [problem, setProblem] = useState<string>()
  const change = (next: string) => {
    setText(next)
    const read = readObject(next)
    const found = read.ok ? undefined : read.isJson ? t`This must be an object: { … }` : t`This is not valid JSON yet.`
    setProblem(found)
    onInvalid(found !== undefined)
    if (read.ok) onChange(read.value)
  }
  return (
    <Input.Wrapper label={label} description={description} error={problem} labelProps={{ id }} labelElement="div">
      <LazyJsonEditor labelledBy={id} value={text} onChange={change} readOnly={readOnly} />
    </Input.Wrapper>
  )
}

type Read = { ok: true; value: JsonObject | undefined } | { ok: false; isJson: boolean }

function readObject(text: string): Read {
  if (text.trim() === '') return { ok: true, value: undefined }
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? { ok: true, value } : { ok: false, isJson: true }
  } catch {
    return { ok: false, isJson: false }
  }
}
