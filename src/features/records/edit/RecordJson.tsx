import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { labelOf } from '~/forms/schema/labelOf'
import { checkValue } from '~/forms/validator/checkValue'
import { messageOf } from '~/forms/validator/messageOf'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import { LazyJsonEditor } from '~/ui/LazyJsonEditor'
import { problemMessage } from '~/ui/problemMessage'
import classes from './edit.module.css'
import { problemOf, textOf, type Draft } from './jsonDraft'
import { formPart } from './recordData'

type Props = {
  id: string
  /** As prepared by recordSchema; anything that is no schema checks nothing. */
  schema: Json | undefined
  draft: Draft
  readOnly: boolean
  onChange: (typed: string) => void
  onSubmit: () => void
  submitError: ReactNode
  saving: boolean
  children: ReactNode
}

/** A record as text. What breaks the schema is said, and saved only when somebody insists. */
export function RecordJson({ id, schema, draft, readOnly, onChange, onSubmit, submitError, saving, children }: Props) {
  const { t } = useLingui()
  const [doubts, setDoubts] = useState<string[]>([])
  const problem = problemOf(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (problem !== undefined || saving) return
    const found = isJsonObject(schema) ? violationsOf(schema, draft.value) : []
    if (found.length > 0) setDoubts(found)
    else onSubmit()
  }
  const close = () => setDoubts([])
  return (
    <form id={id} onSubmit={submit} noValidate className={classes.wide} aria-busy={saving}>
      <Stack gap="md">
        <LazyJsonEditor
          label={t`Record as JSON`}
          value={textOf(draft)}
          onChange={onChange}
          readOnly={readOnly}
          error={
            problem === undefined
              ? undefined
              : problem === 'not-an-object'
                ? t`A record is an object: { … }`
                : problemMessage(problem)
          }
        />
        {submitError}
      </Stack>
      {children}
      <Modal opened={doubts.length > 0} onClose={close} title={t`This breaks the schema`}>
        <Stack>
          <ul className={classes.list}>
            {doubts.slice(0, 10).map(doubt => (
              <li key={doubt}>
                <bdi>{doubt}</bdi>
              </li>
            ))}
          </ul>
          <Text c="dimmed">
            <Trans>The server may refuse it.</Trans>
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              <Trans>Keep editing</Trans>
            </Button>
            <Button
              color="red"
              onClick={() => {
                close()
                onSubmit()
              }}
            >
              <Trans>Save all the same</Trans>
            </Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  )
}

const violationsOf = (schema: JsonObject, value: JsonObject): string[] =>
  (checkValue(schema, formPart(value)) ?? []).map(one =>
    [labelOf(schema, one.path), messageOf(one)].filter(text => text !== '').join(': '),
  )
