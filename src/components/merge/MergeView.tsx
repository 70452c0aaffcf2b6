import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { mergeJson, withFieldAt } from '~/lib/mergeJson'
import type { JsonObject } from '~/protocol/json'
import { idOf, type Ref } from '~/protocol/ref'
import { ClashCard } from './ClashCard'
import { keyOfClash, resolve, type Choice } from './choice'
import classes from './merge.module.css'

type Props = {
  of: Ref
  /** What the edit began from, what was typed, and what somebody saved meanwhile; without id and last_modified. */
  base: JsonObject
  mine: JsonObject
  theirs: JsonObject
  saving: boolean
  /** Why the merged version was not saved. */
  error?: ReactNode
  onSave: (merged: JsonObject) => void
  /** Back to the form, with mine as it is. */
  onKeepEditing: () => void
}

/** After a 412: three versions made one. What only one side changed is settled; the rest is asked field by field. */
export function MergeView({ of, base, mine, theirs, saving, error, onSave, onKeepEditing }: Props) {
  const { t } = useLingui()
  const merge = useMemo(() => mergeJson(base, mine, theirs), [base, mine, theirs])
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const title = useRef<HTMLHeadingElement>(null)
  // The form and with it the focus are gone: whoever reads by ear is told what stands here instead.
  useEffect(() => title.current?.focus(), [])
  const clashes = merge.clashes.map(clash => ({ clash, key: keyOfClash(clash), choice: choices[keyOfClash(clash)] }))
  const open = clashes.filter(({ clash, choice }) => !resolve(clash, choice)).length
  const choose = (key: string, choice: Choice) => setChoices(now => ({ ...now, [key]: choice }))
  const chooseAll = (kind: 'mine' | 'theirs') =>
    setChoices(Object.fromEntries(clashes.map(({ key }) => [key, { kind }])))
  const submit = () => {
    const merged = clashes.reduce((value, { clash, choice }) => {
      const resolved = resolve(clash, choice)
      return resolved ? withFieldAt(value, clash.path, resolved.value) : value
    }, merge.merged)
    onSave(merged)
  }
  return (
    <section aria-labelledby="merge-title">
      <Stack gap="lg" maw={960}>
        <Alert color="yellow" variant="light" icon={<IconGitMerge />} role="alert">
          <Title order={2} id="merge-title" ref={title} tabIndex={-1} className={classes.title}>
            <Trans>
              Somebody saved <bdi>{idOf(of)}</bdi> while you were editing
            </Trans>
          </Title>
          <Text mt={4}>
            <Trans>Nothing is lost: both versions are here, and nothing is saved until you say so.</Trans>
          </Text>
        </Alert>
        <Settled fields={merge.fromMine} title={t`Only you changed`} />
        <Settled fields={merge.fromTheirs} title={t`Only they changed`} />
        {clashes.length > 0 && (
          <Group justify="space-between" gap="sm">
            <Title order={2} size="h3">
              <Plural value={clashes.length} one="Both of you changed # field" other="Both of you changed # fields" />
            </Title>
            {clashes.length > 1 && (
              <Group gap="sm">
                <Button variant="default" size="xs" onClick={() => chooseAll('mine')}>
                  <Trans>Take all of mine</Trans>
                </Button>
                <Button variant="default" size="xs" onClick={() => chooseAll('theirs')}>
                  <Trans>Take all of theirs</Trans>
                </Button>
              </Group>
            )}
          </Group>
        )}
        {clashes.map(({ clash, key, choice }) => (
          <ClashCard key={key} clash={clash} choice={choice} onChoose={next => choose(key, next)} />
        ))}
        <BothInFull mine={mine} theirs={theirs} />
        {error}
        <Group>
          <Button onClick={submit} disabled={open > 0} loading={saving} aria-describedby="merge-hint">
            <Trans>Save merged</Trans>
          </Button>
          <Button variant="default" onClick={onKeepEditing}>
            <Trans>Keep editing</Trans>
          </Button>
          <Text id="merge-hint" size="sm" c="dimmed" role="status">
            {open > 0 ? (
              <Plural value={open} one="Decide # more field." other="Decide # more fields." />
            ) : (
              <Trans>Every field is decided.</Trans>
            )}
          </Text>
        </Group>
      </Stack>
    </section>
  )
}

function Settled({ fields, title }: { fields: string[][]; title: string }) {
  if (fields.length === 0) return null
  return (
    <Text>
      <Text span c="dimmed">
        {title}:{' '}
      </Text>
      {fields.map((path, index) => (
        <span key={path.join('.')}>
          {index > 0 && ', '}
          <code className={classes.field}>
            <bdi>{path.join(' › ')}</bdi>
          </code>
        </span>
      ))}
    </Text>
  )
}

function BothInFull({ mine, theirs }: { mine: JsonObject; theirs: JsonObject }) {
  const { t } = useLingui()
  return (
    <details>
      <summary className={classes.summary}>
        <Trans>Both versions in full</Trans>
      </summary>
      <div className={classes.sides}>
        <Version title={t`Mine`} data={mine} />
        <Version title={t`Theirs`} data={theirs} />
      </div>
    </details>
  )
}

function Version({ title, data }: { title: string; data: JsonObject }) {
  return (
    <figure className={classes.side}>
      <figcaption>{title}</figcaption>
      <pre className={classes.json} tabIndex={0} aria-label={title}>
        {JSON.stringify(data, null, 2)}
      </pre>
    </figure>
  )
}
