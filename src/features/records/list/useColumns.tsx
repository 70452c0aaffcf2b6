import { useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { columnFit } from '~/lib/columnFit'
import { inferFields } from '~/lib/inferFields'
import { valueAt } from '~/lib/valueAt'
import type { KintoObject } from '~/protocol/objects'
import type { GridColumn } from '~/ui/grid/GridColumn'
import { Value } from '~/ui/Value'
import { When } from '~/ui/When'
import type { ListSearch } from '~/url/listSearch'
import { commaList, isSortable } from '~/url/recordsQuery'
import { fieldSchema, fieldTitle, type CollectionShape } from './collectionShape'

/** As many as fit a screen; more only when people ask for them. */
const MOST_INFERRED = 8

/** The first column is set in a heavier weight, which takes more room. */
const MAIN_COLUMN = 1.1

export type RecordColumns = {
  columns: GridColumn<KintoObject>[]
  /** The field that names a record and leads to it. */
  mainField: string
  /** Fields that hold text, so that one may search in them. */
  textFields: { field: string; title: string }[]
}

/** `rows` are the first ones of the list, as soon as they are there. */
export function useColumns(
  shape: CollectionShape,
  search: ListSearch,
  rows: readonly KintoObject[] | undefined,
): RecordColumns {
  const { t } = useLingui()
  const sample = useSample(search._fields, rows)
  const lastModified = t`Last modified`
  return useMemo(() => {
    const fields = chooseFields(shape, search._fields, sample)
    const fitted = fields.map(field => {
      const title = fieldTitle(shape.schema, field)
      return {
        field,
        title,
        fit: columnFit(
          title,
          sample.map(row => valueAt(row, field)),
        ),
      }
    })
    const columns = fitted.map(({ field, title, fit }, index): GridColumn<KintoObject> => ({
      id: field,
      title,
      width: Math.round(fit.width * (index === 0 ? MAIN_COLUMN : 1)),
      align: fit.align,
      isSortable: isSortable(field),
      cell: row => <Value value={valueAt(row, field)} tabIndex={-1} />,
    }))
    const isText = ({ field, fit }: (typeof fitted)[number]) =>
      isSortable(field) && (fit.isText || (sample.length === 0 && fieldSchema(shape.schema, field)?.type === 'string'))
    return {
      columns: [...columns, lastModifiedColumn(lastModified)],
      mainField: fields[0] ?? 'id',
      textFields: fitted.filter(isText).map(({ field, title }) => ({ field, title })),
    }
  }, [shape, search._fields, sample, lastModified])
}

const lastModifiedColumn = (title: string): GridColumn<KintoObject> => ({
  id: 'last_modified',
  title,
  width: 160,
  align: 'start',
  isSortable: true,
  cell: row => <When at={row.last_modified} />,
})

const NONE: readonly KintoObject[] = []

/** Columns are judged once, by the first rows that came, so that they do not change with every filter. */
function useSample(fields: string | undefined, rows: readonly KintoObject[] | undefined): readonly KintoObject[] {
  const [kept, setKept] = useState({ fields, rows: NONE })
  const isStale = kept.rows.length === 0 || kept.fields !== fields
  if (isStale && rows && rows.length > 0) setKept({ fields, rows })
  return kept.rows
}

/** What the address asks for, what the collection shows, or what the rows hold; never nothing. */
function chooseFields(
  { displayFields }: CollectionShape,
  asked: string | undefined,
  sample: readonly KintoObject[],
): string[] {
  const wanted = asked === undefined ? displayFields : commaList(asked)
  const fields = wanted.filter(field => field !== 'last_modified')
  if (fields.length > 0) return [...new Set(fields)]
  const inferred = inferFields(sample, MOST_INFERRED, isOfTheServer)
  return inferred.length > 0 ? inferred : ['id']
}

/** `schema` is the schema's timestamp, which the server writes into every validated record; as text it is a person's. */
const isOfTheServer = (key: string, value: unknown) =>
  key === 'id' || key === 'last_modified' || (key === 'schema' && typeof value === 'number')
