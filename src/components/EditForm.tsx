import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useSaveObject } from '~/data/mutations'
import { useSession } from '~/data/session'
import { deepEqual } from '~/lib/deepEqual'
import type { JsonObject } from '~/protocol/json'
import { KintoError } from '~/protocol/KintoError'
import type { KintoObject } from '~/protocol/objects'
import { idOf, type Ref } from '~/protocol/ref'
import { toast } from '~/ui/toast'
import { ErrorNotice } from './ErrorNotice'
import { MergeView } from './merge/MergeView'
import { useLeaveGuard } from './useLeaveGuard'

/** What a page of fields works on. */
export type Editing = {
  draft: JsonObject
  /** Sets one key; `undefined` removes it. */
  set: (key: string, value: JsonObject[string] | undefined) => void
  replace: (draft: JsonObject) => void
  /** A field that holds text which is no value yet says so here; nothing is saved meanwhile. */
  setInvalid: (field: string, isInvalid: boolean) => void
  isReadOnly: boolean
}

type Props = { of: Ref; loaded: KintoObject; children: (editing: Editing) => ReactNode }

/** Edits the data of a bucket, collection or group under the ETag it was loaded with; a 412 opens the merge. */
export function EditForm({ of, loaded, children }: Props) {
  const { t } = useLingui()
  const { info } = useSession()
  const save = useSaveObject()
  const [base, setBase] = useState(loaded)
  const [draft, setDraft] = useState(() => editable(loaded))
  const [invalid, setInvalidFields] = useState<ReadonlySet<string>>(new Set())
  const [round, setRound] = useState(0)
  const [theirs, setTheirs] = useState<KintoObject>()
  const isDirty = invalid.size > 0 || !deepEqual(draft, editable(base))
  const guard = useLeaveGuard(isDirty)

  const start = (object: KintoObject) => {
    setBase(object)
    setDraft(editable(object))
    setInvalidFields(new Set())
    setRound(round + 1)
    setTheirs(undefined)
    save.reset()
  }
  const write = (data: JsonObject, lastModified: number) =>
    save.mutate(
      { ref: of, data, lastModified },
      {
        onSuccess: answer => {
          start(answer.data)
          toast(
            <Trans>
              Saved <bdi>{idOf(of)}</bdi>
            </Trans>,
          )
        },
        onError: error => {
          if (error instanceof KintoError && error.existing) setTheirs(error.existing)
        },
      },
    )
  const isClash = save.error instanceof KintoError && save.error.existing !== undefined
  const error = save.isError && !isClash && <ErrorNotice error={save.error} title={t`Not saved`} />
  if (theirs)
    return (
      <>
        {guard.dialog}
        <MergeView
          // Another 412 brings another version of theirs: the choices begin anew.
          key={theirs.last_modified}
          of={of}
          base={editable(base)}
          mine={draft}
          theirs={editable(theirs)}
          saving={save.isPending}
          error={error}
          onSave={merged => write(merged, theirs.last_modified)}
          onKeepEditing={() => setTheirs(undefined)}
        />
      </>
    )

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isDirty && invalid.size === 0) write(draft, base.last_modified)
  }
  const isReadOnly = info.settings.readonly
  return (
    <form onSubmit={submit} noValidate>
      {guard.dialog}
      <Stack gap="lg" maw={720} key={round}>
        {children({
          draft,
          isReadOnly,
          replace: setDraft,
          set: (key, value) => setDraft(now => withKey(now, key, value)),
          setInvalid: (field, isInvalid) => setInvalidFields(now => withMember(now, field, isInvalid)),
        })}
        {error}
        <Group>
          <Button
            type="submit"
            disabled={!isDirty || invalid.size > 0 || isReadOnly}
            loading={save.isPending}
            aria-describedby="save-hint"
          >
            <Trans>Save</Trans>
          </Button>
          <Button variant="default" disabled={!isDirty} onClick={() => start(base)}>
            <Trans>Discard changes</Trans>
          </Button>
          <Text id="save-hint" size="sm" c="dimmed" role="status">
            {isReadOnly
              ? t`This server is read-only.`
              : invalid.size > 0
                ? t`Repair the marked field first.`
                : isDirty
                  ? t`Not saved yet.`
                  : t`Nothing to save.`}
          </Text>
        </Group>
      </Stack>
    </form>
  )
}

/** What a person edits: the server keeps `id` and `last_modified` itself. */
function editable({ id: _id, last_modified: _at, ...data }: KintoObject): JsonObject {
  return data
}

function withKey(object: JsonObject, key: string, value: JsonObject[string] | undefined): JsonObject {
  // Entries, not a spread with [key]: a key called `__proto__` must stay an ordinary one.
  const others = Object.entries(object).filter(([name]) => name !== key)
  if (value === undefined) return Object.fromEntries(others)
  const isThere = Object.hasOwn(object, key)
  return Object.fromEntries(
    isThere
      ? Object.entries(object).map(([name, old]) => [name, name === key ? value : old])
      : [...others, [key, value]],
  )
}

function withMember(set: ReadonlySet<string>, member: string, isIn: boolean): ReadonlySet<string> {
  if (set.has(member) === isIn) return set
  return isIn ? new Set([...set, member]) : new Set([...set].filter(one => one !== member))
}
