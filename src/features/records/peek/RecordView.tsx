import { Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { JsonObject } from '~/protocol/json'
import { LazyJsonEditor } from '~/ui/LazyJsonEditor'
import { toast } from '~/ui/toast'
import { saysMore } from '../columns/fieldList'
import type { Drawing } from '../columns/useDrawing'
import type { CollectionShape } from '../list/collectionShape'
import { FieldValue } from './FieldValue'
import classes from './RecordView.module.css'
import { shownFields } from './shownFields'

/** More are counted, not drawn. */
const MOST_FIELDS = 200

type Props = {
  data: JsonObject
  shape: CollectionShape
  drawing: Drawing
  /** Beside the other buttons. */
  actions?: ReactNode
}

/** A whole record to read: field by field, or as JSON. */
export function RecordView({ data, shape, drawing, actions }: Props) {
  const { t } = useLingui()
  const [view, setView] = useState<'fields' | 'json'>('fields')
  return (
    <div className={classes.view}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t`How to show the record`}
          value={view}
          onChange={chosen => setView(chosen === 'json' ? 'json' : 'fields')}
          data={[
            { value: 'fields', label: t`Fields` },
            { value: 'json', label: t`JSON` },
          ]}
        />
        <CopyJson data={data} />
        {actions}
      </div>
      {view === 'fields' ? <Fields data={data} shape={shape} drawing={drawing} /> : <AsJson data={data} />}
    </div>
  )
}

function CopyJson({ data }: { data: JsonObject }) {
  const { t } = useLingui()
  const [isFailed, setIsFailed] = useState(false)
  const copy = () =>
    // Browsers have no clipboard on pages that came over plain http from elsewhere.
    Promise.resolve(navigator.clipboard?.writeText(JSON.stringify(data, null, 2)) ?? Promise.reject(new Error())).then(
      () => {
        setIsFailed(false)
        toast(t`JSON copied`)
      },
      () => setIsFailed(true),
    )
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconCopy size={14} aria-hidden />}
        onClick={() => void copy()}
      >
        <Trans>Copy JSON</Trans>
      </Button>
      <span role="status" className={classes.note}>
        {isFailed && <Trans>The browser did not allow it: copy it out of the JSON view.</Trans>}
      </span>
    </>
  )
}

function Fields({ data, shape, drawing }: Props) {
  const fields = shownFields(data, shape)
  if (fields.length === 0)
    return (
      <p className={classes.note}>
        <Trans>It holds nothing but its id.</Trans>
      </p>
    )
  return (
    <>
      <dl className={classes.fields}>
        {fields.slice(0, MOST_FIELDS).map(({ field, title, value }) => (
          <div key={field} className={classes.field}>
            <dt>
              <bdi title={saysMore(field, title) ? field : undefined}>{title}</bdi>
            </dt>
            <dd dir="auto">
              <FieldValue field={field} value={value} schema={shape.schema} drawing={drawing} />
            </dd>
          </div>
        ))}
      </dl>
      {fields.length > MOST_FIELDS && (
        <p className={classes.note}>
          <Trans>Other fields are to be found in its JSON.</Trans>
        </p>
      )}
    </>
  )
}

function AsJson({ data }: { data: JsonObject }) {
  const { t } = useLingui()
  return (
    <LazyJsonEditor
      value={JSON.stringify(data, null, 2)}
      onChange={() => undefined}
      readOnly
      label={t`Record as JSON`}
    />
  )
}
