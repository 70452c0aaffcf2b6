import { useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { columnFit } from '~/lib/columnFit'
import { inferFields } from '~/lib/inferFields'
import { valueAt } from '~/lib/valueAt'
import type { KintoObject } from '~/protocol/objects'
import { drawCell } from '~/ui/cells/drawCell'
import { shownText } from '~/ui/cells/shownText'
import type { GridColumn } from '~/ui/grid/GridColumn'
import { When } from '~/ui/When'
import type { ListSearch } from '~/url/listSearch'
import { commaList, isSortable } from '~/url/recordsQuery'
import { widthOf, type ColumnLayout } from '~/url/savedViewLayout'
import { cellKindOf } from '../columns/cellKindOf'
import { LAST_MODIFIED, orderedFields } from '../columns/fieldOrder'
import { uiAt } from '../columns/uiAt'
import type { Drawing } from '../columns/useDrawing'
import { fieldSchema, fieldTitle, type CollectionShape } from './collectionShape'

/** As many as fit a screen; more only when people ask for them. */
const MOST_INFERRED = 8

/** The first column is set in a heavier weight, which takes more room. */
const MAIN_COLUMN = 1.1

type Column = GridColumn<KintoObject>

export type RecordColumns = {
  columns: Column[]
  /** The field that names a record and leads to it. */
  mainField: string
  /** Fields that hold text, so that one may search in them. */
  textFields: { field: string; title: string }[]
  /** The rows that columns were judged by. They stay while another list is on its way. */
  sample: readonly KintoObject[]
}

/** `rows` are the first ones of the list, as soon as they are there. The same object as long as nothing changed. */
export function useColumns(
  shape: CollectionShape,
  search: ListSearch,
  rows: readonly KintoObject[] | undefined,
  drawing: Drawing,
): RecordColumns {
  const { t } = useLingui()
  const sample = useSample(search._fields, rows)
  const lastModified = t`Last modified`
  // A collection is another object after each change of it, e.g. of its saved views.
  const { schema } = shape
  const displayed = JSON.stringify(shape.displayFields)
  return useMemo(() => {
    const { layout } = drawing
    const fields = orderedFields(
      commaList(search._fields ?? ''),
      JSON.parse(displayed) as string[], // Written just above.
      () => inferFields(sample, MOST_INFERRED, isOfTheServer),
      layout.isWithoutLastModified === true,
    )
    const made = fields.map((field, index) =>
      field === LAST_MODIFIED
        ? { column: lastModifiedColumn(lastModified, layout), isText: false }
        : fieldColumn({ field, isMain: index === 0, schema, sample, drawing }),
    )
    return {
      columns: made.map(({ column }) => column),
      mainField: fields[0] ?? 'id',
      textFields: made.filter(({ isText }) => isText).map(({ column: { id, title } }) => ({ field: id, title })),
      sample,
    }
  }, [schema, displayed, search._fields, sample, lastModified, drawing])
}

type FieldColumn = {
  field: string
  isMain: boolean
  schema: CollectionShape['schema']
  sample: readonly KintoObject[]
  drawing: Drawing
}

function fieldColumn({ field, isMain, schema, sample, drawing }: FieldColumn): { column: Column; isText: boolean } {
  const title = fieldTitle(schema, field)
  const values = sample.map(row => valueAt(row, field))
  const words = { schema: fieldSchema(schema, field), ui: uiAt(drawing.uiSchema, field) }
  const kind = cellKindOf(field, words, values, drawing.home, drawing.hrefOf)
  // The first cell is the link to its record, as plain text.
  const fit = columnFit(title, values, isMain ? undefined : value => shownText(value, kind, drawing))
  const column: Column = {
    id: field,
    title,
    ...sized(drawing.layout, field, Math.round(fit.width * (isMain ? MAIN_COLUMN : 1))),
    align: kind.type === 'number' || kind.type === 'any' ? fit.align : 'start',
    isSortable: isSortable(field),
    cell: row => drawCell(valueAt(row, field), kind, drawing),
  }
  const isText = isSortable(field) && (fit.isText || (sample.length === 0 && words.schema?.type === 'string'))
  return { column, isText }
}

const lastModifiedColumn = (title: string, layout: ColumnLayout): Column => ({
  id: LAST_MODIFIED,
  title,
  ...sized(layout, LAST_MODIFIED, 160),
  align: 'start',
  isSortable: true,
  cell: row => <When at={row.last_modified} />,
})

function sized(layout: ColumnLayout, field: string, width: number): Pick<Column, 'width' | 'isFixedWidth'> {
  const own = widthOf(layout, field)
  return own === undefined ? { width } : { width: own, isFixedWidth: true }
}

const NONE: readonly KintoObject[] = []

/** Columns are judged once, by the first rows that came, so that they do not change with every filter. */
function useSample(fields: string | undefined, rows: readonly KintoObject[] | undefined): readonly KintoObject[] {
  const [kept, setKept] = useState({ fields, rows: NONE })
  const isStale = kept.rows.length === 0 || kept.fields !== fields
  if (isStale && rows && rows.length > 0) setKept({ fields, rows })
  return kept.rows
}

/** `schema` is the schema's timestamp, which the server writes into every validated record; as text it is a person's. */
const isOfTheServer = (key: string, value: unknown) =>
  key === 'id' || key === LAST_MODIFIED || (key === 'schema' && typeof value === 'number')
