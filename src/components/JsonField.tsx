import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { parseJson } from '~/lib/parseJson'
import { isJsonObject, type JsonObject } from '~/protocol/json'
import { LazyJsonEditor } from '~/ui/LazyJsonEditor'
import { problemMessage } from '~/ui/problemMessage'

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
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value, null, 2)))
  const [problem, setProblem] = useState<string>()
  const change = (next: string) => {
    setText(next)
    const read = readObject(next, t`This must be an object: { … }`)
    setProblem(read.problem)
    onInvalid(read.problem !== undefined)
    if (read.problem === undefined) onChange(read.value)
  }
  return (
    <LazyJsonEditor
      label={label}
      description={description}
      value={text}
      onChange={change}
      error={problem}
      readOnly={readOnly}
    />
  )
}

type Read = { value: JsonObject | undefined; problem?: undefined } | { problem: string }

function readObject(text: string, noObject: string): Read {
  if (text.trim() === '') return { value: undefined }
  const { value, problem } = parseJson(text)
  if (problem) return { problem: problemMessage(problem) }
  return isJsonObject(value) ? { value } : { problem: noObject }
}
