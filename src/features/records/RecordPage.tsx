import { Trans, useLingui } from '@lingui/react/macro'
import { Stack } from '@mantine/core'
import { useQuery, type QueryClient } from '@tanstack/react-query'
import { getRouteApi, useChildMatches, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { MergeView } from '~/components/merge/MergeView'
import { ObjectHeader } from '~/components/ObjectHeader'
import { useLeaveGuard } from '~/components/useLeaveGuard'
import { objectView } from '~/data/queries'
import { useSession } from '~/data/session'
import { isJsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import { uriOf, type RecordRef } from '~/protocol/ref'
import { toast } from '~/ui/toast'
import { problemOf, type Draft } from './edit/jsonDraft'
import { DeleteRecord } from './edit/DeleteRecord'
import { CopyAddress, DuplicateRecord } from './edit/RecordActions'
import { editable, titleOf } from './edit/recordData'
import { RecordFields } from './edit/RecordFields'
import { RecordNeighbours } from './edit/RecordNeighbours'
import { DeletedNotice, OutdatedNotice, RoundedNotice } from './edit/RecordNotices'
import { SaveBar } from './edit/SaveBar'
import { fieldErrorsOf, SaveError } from './edit/SaveError'
import { openCollection, useCollection } from './edit/useCollection'
import { useRecordEditor, type RecordEditor } from './edit/useRecordEditor'
import { useTextGuard } from './edit/useTextGuard'

const route = getRouteApi('/buckets/$bid/collections/$cid/records/$rid')
const FORM = 'record-form'

type Loader = { context: { queryClient: QueryClient }; params: RecordRef; location: { pathname: string } }

export async function loader({ context, params, location }: Loader): Promise<void> {
  const isJson = location.pathname === `${uriOf(params)}/json`
  const record = context.queryClient.query(objectView(uriOf(params)))
  await Promise.all([record, openCollection(context.queryClient, params, isJson)])
}

/** Both addresses of a record keep this page, and with it the one unsaved value. */
export function RecordPage() {
  const ref = route.useParams()
  const uri = uriOf(ref)
  const [isGoing, setIsGoing] = useState(false)
  // The loader fetched it; this keeps it fresh. A record that is being deleted is not asked for again.
  const { data } = useQuery({ ...objectView(uri), enabled: !isGoing })
  const [last, setLast] = useState({ uri, body: data })
  if (data && data !== last.body) setLast({ uri, body: data })
  const body = data ?? (last.uri === uri ? last.body : undefined)
  return body && <Record key={uri} of={ref} loaded={body.data} onGoing={setIsGoing} />
}

function Record({ of, loaded, onGoing }: { of: RecordRef; loaded: KintoObject; onGoing: (isGoing: boolean) => void }) {
  const search = route.useSearch()
  const isJson = useChildMatches({ select: matches => matches.length > 0 })
  const navigate = useNavigate()
  const isReadOnly = useSession().info.settings.readonly
  const collection = useCollection(of)
  const title = titleOf(loaded, collection.shape.displayFields)
  const editor = useRecordEditor(of, loaded, saved =>
    toast(
      <Trans>
        Saved <bdi>{titleOf(saved, collection.shape.displayFields)}</bdi>
      </Trans>,
    ),
  )
  const formPath = uriOf(of)
  const leave = useLeaveGuard(editor.isDirty, path => path === formPath || path === `${formPath}/json`)
  const textGuard = useTextGuard(problemOf(editor.draft) !== undefined, formPath, editor.dropText)
  const onDeleted = async () => {
    leave.release()
    await navigate({ to: '/buckets/$bid/collections/$cid/records', params: of, search })
    toast(
      <Trans>
        Deleted <bdi>{title}</bdi>
      </Trans>,
    )
  }
  return (
    <>
      {leave.dialog}
      {textGuard}
      <ObjectHeader
        of={of}
        current={isJson ? 'json' : 'record'}
        title={<bdi>{title}</bdi>}
        aside={title === of.rid ? undefined : <bdi>{of.rid}</bdi>}
        actions={
          <>
            <RecordNeighbours of={of} record={editor.base} search={search} shape={collection.shape} isJson={isJson} />
            <DuplicateRecord of={of} data={editor.draft.value} search={search} isReadOnly={isReadOnly} />
            <DeleteRecord
              of={of}
              title={title}
              record={editor.base}
              isReadOnly={isReadOnly}
              onGoing={onGoing}
              onDeleted={() => void onDeleted()}
            />
            <CopyAddress of={of} />
          </>
        }
      />
      {editor.conflict?.kind === 'changed' ? (
        <Conflict of={of} editor={editor} theirs={editor.conflict.theirs} />
      ) : (
        <Fields
          of={of}
          editor={editor}
          collection={collection}
          view={isJson ? 'json' : 'form'}
          isReadOnly={isReadOnly}
        />
      )}
    </>
  )
}

function Conflict({ of, editor, theirs }: { of: RecordRef; editor: RecordEditor; theirs: KintoObject }) {
  // The focus goes with the merge: the page's heading takes it, which React does not do by itself.
  useEffect(() => () => document.querySelector<HTMLElement>('h1')?.focus(), [])
  return (
    <MergeView
      of={of}
      base={editable(editor.base)}
      mine={editor.draft.value}
      theirs={editable(theirs)}
      saving={editor.isSaving}
      error={<SaveError error={editor.error} of={of} right="write" />}
      onSave={merged => editor.saveMerged(merged, theirs)}
      onKeepEditing={editor.keepEditing}
    />
  )
}

type FieldsProps = {
  of: RecordRef
  editor: RecordEditor
  collection: ReturnType<typeof useCollection>
  view: 'form' | 'json'
  isReadOnly: boolean
}

function Fields({ of, editor, collection, view, isReadOnly }: FieldsProps) {
  const { t } = useLingui()
  const { draft } = editor
  const [discarded, setDiscarded] = useState<Draft>()
  const discard = () => {
    setDiscarded(draft)
    editor.discard()
  }
  const undo = () => {
    if (discarded) editor.restore(discarded)
    setDiscarded(undefined)
  }
  // Whoever goes on typing has left the discarded behind.
  if (discarded && editor.isDirty) setDiscarded(undefined)
  const properties =
    isJsonObject(collection.schema) && isJsonObject(collection.schema.properties) ? collection.schema.properties : {}
  const reason = isReadOnly
    ? t`This server is read-only.`
    : problemOf(draft) !== undefined
      ? t`Repair the JSON first.`
      : editor.isChanged
        ? undefined
        : t`Nothing to save.`
  return (
    <Stack gap="lg">
      <RoundedNotice data={editor.draft.value} />
      {editor.conflict?.kind === 'deleted' && (
        <DeletedNotice onCreate={editor.createAgain} isSaving={editor.isSaving} />
      )}
      {editor.isOutdated && <OutdatedNotice />}
      <RecordFields
        id={FORM}
        view={view}
        schema={collection.schema}
        uiSchema={collection.uiSchema}
        draft={draft}
        readOnly={isReadOnly}
        onEdit={editor.edit}
        onText={editor.editText}
        onSubmit={editor.save}
        saving={editor.isSaving}
        submitError={<SaveError error={editor.error} of={of} right="write" />}
        fieldErrors={fieldErrorsOf(editor.error, draft.value, properties)}
        hint={
          collection.error && (
            <ErrorNotice error={collection.error} title={t`The collection could not be read, so there is no form`} />
          )
        }
      >
        <SaveBar
          form={FORM}
          isSaving={editor.isSaving}
          isDirty={editor.isDirty}
          reason={reason}
          onDiscard={discard}
          onUndo={discarded && undo}
        />
      </RecordFields>
    </Stack>
  )
}
