import { Trans, useLingui } from '@lingui/react/macro'
import { Text, Textarea } from '@mantine/core'
import { useId } from 'react'
import type { Clash } from '~/lib/mergeJson'
import { parseJson } from '~/lib/parseJson'
import type { Json } from '~/protocol/json'
import { problemMessage } from '~/ui/problemMessage'
import type { Choice } from './choice'
import classes from './merge.module.css'

type Props = { clash: Clash; choice: Choice | undefined; onChoose: (choice: Choice) => void }

/** One field that both sides changed: both values side by side, and a third of one's own. */
export function ClashCard({ clash, choice, onChoose }: Props) {
  const { t } = useLingui()
  const name = useId()
  const option = (kind: Choice['kind'], label: string, text: string) => (
    <label className={classes.option} data-chosen={choice?.kind === kind || undefined}>
      <input
        type="radio"
        name={name}
        checked={choice?.kind === kind}
        onChange={() => onChoose(kind === 'edited' ? { kind, text } : { kind })}
      />
      <span>{label}</span>
    </label>
  )
  return (
    <fieldset className={classes.clash}>
      <legend className={classes.legend}>
        <bdi>{clash.path.join(' › ')}</bdi>
      </legend>
      <Text size="sm" c="dimmed">
        <Trans>Before: </Trans>
        <Value value={clash.base} />
      </Text>
      <div className={classes.sides}>
        <div className={classes.side}>
          {option('mine', t`Mine`, '')}
          <pre className={classes.json} tabIndex={0} aria-label={t`Mine`}>
            <Value value={clash.mine} />
          </pre>
        </div>
        <div className={classes.side}>
          {option('theirs', t`Theirs`, '')}
          <pre className={classes.json} tabIndex={0} aria-label={t`Theirs`}>
            <Value value={clash.theirs} />
          </pre>
        </div>
      </div>
      {option('edited', t`Something else`, clash.mine === undefined ? '' : JSON.stringify(clash.mine, null, 2))}
      {choice?.kind === 'edited' && <Edited text={choice.text} onChange={text => onChoose({ kind: 'edited', text })} />}
    </fieldset>
  )
}

function Edited({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useLingui()
  const problem = text.trim() === '' ? undefined : parseJson(text).problem
  return (
    <Textarea
      label={t`Value, as JSON`}
      description={t`Nothing written means that the field goes.`}
      value={text}
      onChange={event => onChange(event.currentTarget.value)}
      error={problem && problemMessage(problem)}
      autosize
      minRows={2}
      maxRows={20}
      spellCheck={false}
      dir="ltr"
      classNames={{ input: classes.mono }}
    />
  )
}

function Value({ value }: { value: Json | undefined }) {
  if (value === undefined)
    return (
      <em>
        <Trans>not there</Trans>
      </em>
    )
  return <bdi>{JSON.stringify(value, null, 2)}</bdi>
}
