import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl, Stack, TextInput, Title } from '@mantine/core'
import type { QueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { useLeaveGuard } from '~/components/useLeaveGuard'
import { useCreateObject } from '~/data/mutations'
import { useSession } from '~/data/session'
import { checkSchema } from '~/forms/schema/checkSchema'
import { defaultsOf } from '~/forms/schema/defaultsOf'
import { deepEqual } from '~/lib/deepEqual'
import { newId } from '~/lib/newId'
import { isJsonObject, type JsonObject } from '~/protocol/json'
import { KintoError } from '~/protocol/KintoError'
import { ID_PATTERN } from '~/protocol/objects'
import { uriOf, type CollectionRef } from '~/protocol/ref'
import { toast } from '~/ui/toast'
import { problemOf, withText, type Draft } from './edit/jsonDraft'
import classes from './edit/edit.module.css'
import './edit/prefill'
import { RecordFields } from './edit/RecordFields'
import { SaveBar } from './edit/SaveBar'
import { fieldErrorsOf, SaveError } from './edit/SaveError'
import { openCollection, useCollection } from './edit/useCollection'
import { useTextSwitch } from './edit/useTextSwitch'

const route = getRouteApi('/buckets/$bid/collections/$cid/records/+record')
const FORM = 'record-form'

type Loader = { context: { queryClient: QueryClient }; params: CollectionRef }
export const loader = ({ context, params }: Loader) => openCollection(context.queryClient, params, false)

export function RecordCreatePage() {
  const of = route.useParams()
  const collection = useCollection(of)
  const prefill = useLocation().state.prefill
  const place = <bdi>{of.cid}</bdi>
  const defaults =
    isJsonObject(collection.schema) && !checkSchema(collection.schema).fault ? defaultsOf(collection.schema) : {}
  return (
    <>
      <Title order={1} mb="lg" tabIndex={-1}>
        {prefill ? <Trans>Create a copy in {place}</Trans> : <Trans>Create record in {place}</Trans>}
      </Title>
      <NewRecord key={uriOf(of)} of={of} collection={collection} start={prefill ?? defaults} />
    </>
  )
}

type Props = { of: CollectionRef; collection: ReturnType<typeof useCollection>; start: JsonObject }

function NewRecord({ of, collection, start }: Props) {
  const { t } = useLingui()
  const search = route.useSearch()
  const navigate = useNavigate()
  const isReadOnly = useSession().info.settings.readonly
  const create = useCreateObject()
  const [first] = useState(start)
  const [draft, setDraft] = useState<Draft>({ value: start })
  const [id, setId] = useState('')
  const [isSubmitted, setIsSubmitted] = useState(false)
  const isTouched = id !== '' || problemOf(draft) !== undefined || !deepEqual(draft.value, first)
  const guard = useLeaveGuard(isTouched && !create.isSuccess)
  const view = useTextSwitch(problemOf(draft) !== undefined, () => setDraft({ value: draft.value }))
  const hasForm = !checkSchema(collection.schema).fault
  const taken = create.error instanceof KintoError && create.error.status === 412 ? create.variables?.ref : undefined
  const isWrong = id !== '' && !ID_PATTERN.test(id)

  const submit = () => {
    setIsSubmitted(true)
    if (isWrong) return document.getElementById('record-id')?.focus()
    const rid = id === '' ? newId() : id
    create.mutate(
      { ref: { ...of, rid }, data: draft.value },
      {
        onSuccess: () => {
          guard.release()
          toast(
            <Trans>
              Created <bdi>{rid}</bdi>
            </Trans>,
          )
          void navigate({ to: '/buckets/$bid/collections/$cid/records/$rid', params: { ...of, rid }, search })
        },
        onError: error =>
          error instanceof KintoError && error.status === 412 && document.getElementById('record-id')?.focus(),
      },
    )
    return undefined
  }
  const properties =
    isJsonObject(collection.schema) && isJsonObject(collection.schema.properties) ? collection.schema.properties : {}
  const reason = isReadOnly
    ? t`This server is read-only.`
    : problemOf(draft) !== undefined
      ? t`Repair the JSON first.`
      : undefined
  const idError =
    taken && 'rid' in taken && taken.rid === id
      ? t`This id is in use.`
      : isWrong && isSubmitted
        ? t`Use letters, digits, "-" and "_", and begin with a letter or a digit.`
        : undefined
  return (
    <Stack gap="lg" maw={960}>
      {guard.dialog}
      {view.dialog}
      <div className={classes.id}>
        <TextInput
          id="record-id"
          label={t`Id`}
          maw={720}
          value={id}
          onChange={event => setId(event.currentTarget.value)}
          error={idError}
          form={FORM}
          description={t`Part of its address; it cannot be changed later. Left empty, one is made.`}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
        />
        {idError && taken && (
          <Link to={uriOf(taken)}>
            <Trans>Open the record that has it</Trans>
          </Link>
        )}
      </div>
      {hasForm && (
        <SegmentedControl
          w="fit-content"
          aria-label={t`View`}
          value={view.value}
          onChange={view.change}
          data={[
            { value: 'form', label: t`Form` },
            { value: 'json', label: t`JSON` },
          ]}
        />
      )}
      <RecordFields
        id={FORM}
        view={view.value}
        schema={collection.schema}
        uiSchema={collection.uiSchema}
        draft={draft}
        readOnly={isReadOnly}
        onEdit={value => setDraft({ value })}
        onText={typed => setDraft(now => withText(now, typed))}
        onSubmit={submit}
        saving={create.isPending}
        submitError={taken ? null : <SaveError error={create.error ?? undefined} of={of} right="create" />}
        fieldErrors={fieldErrorsOf(create.error, draft.value, properties)}
        hint={
          collection.error && (
            <ErrorNotice error={collection.error} title={t`The collection could not be read, so there is no form`} />
          )
        }
      >
        <SaveBar form={FORM} isSaving={create.isPending} isDirty={isTouched} reason={reason} />
      </RecordFields>
    </Stack>
  )
}
