import { Plural } from '@lingui/react/macro'
import { cutText } from '~/lib/previewJson'
import type { Json, JsonObject } from '~/protocol/json'
import { ANY, type CellKind } from '~/ui/cells/cellKind'
import { drawCell } from '~/ui/cells/drawCell'
import { fileOf } from '~/ui/cells/fileOf'
import { isWebAddress } from '~/ui/cells/webAddress'
import { cellKindOf } from '../columns/cellKindOf'
import { uiAt } from '../columns/uiAt'
import type { Drawing } from '../columns/useDrawing'
import { fieldSchema } from '../list/collectionShape'
import classes from './RecordView.module.css'

/** Characters of a text, or of JSON; the record's own page and its JSON show all of it. */
const LONGEST = 2000
/** Entries of a list of short values. */
const MOST_ENTRIES = 60

type Props = { field: string; value: Json; schema: JsonObject | undefined; drawing: Drawing }

/** One value with room around it: texts in full, lists entry by entry, the rest as in a cell of the list. */
export function FieldValue({ field, value, schema, drawing }: Props) {
  const words = { schema: fieldSchema(schema, field), ui: uiAt(drawing.uiSchema, field) }
  const kind = cellKindOf(field, words, [value], drawing.home, drawing.hrefOf)
  if (typeof value === 'string' && value !== '') return <TextValue text={value} kind={kind} drawing={drawing} />
  if (Array.isArray(value) && value.length > 0 && value.every(item => typeof item !== 'object'))
    return <ListValue list={value} kind={kind} drawing={drawing} />
  if (typeof value === 'object' && value !== null && !fileOf(value) && Object.keys(value).length > 0)
    return <pre className={classes.json}>{cutText(JSON.stringify(value, null, 2), LONGEST)}</pre>
  return drawCell(value, kind, drawing)
}

function TextValue({ text, kind, drawing }: { text: string; kind: CellKind; drawing: Drawing }) {
  const href = kind.type === 'reference' ? kind.hrefOf(text) : undefined
  if (href !== undefined)
    return (
      <a href={href} className={classes.link}>
        {cutText(text)}
      </a>
    )
  if (kind.type !== 'any' && kind.type !== 'image' && kind.type !== 'reference') return drawCell(text, kind, drawing)
  if (!isWebAddress(text)) return <span className={classes.text}>{cutText(text, LONGEST)}</span>
  return (
    <a href={text} target="_blank" rel="noopener noreferrer" className={classes.link}>
      {kind.type === 'image' && drawing.canLoad(text) && (
        <img className={classes.image} src={text} alt="" decoding="async" referrerPolicy="no-referrer" />
      )}
      {text}
    </a>
  )
}

function ListValue({ list, kind, drawing }: { list: Json[]; kind: CellKind; drawing: Drawing }) {
  const others = list.length - MOST_ENTRIES
  return (
    <ul className={classes.entries}>
      {list.slice(0, MOST_ENTRIES).map((item, at) => (
        <li key={at} className={classes.entry}>
          {typeof item === 'string' && item !== '' ? (
            <TextValue text={item} kind={kind} drawing={drawing} />
          ) : (
            drawCell(item, kind.type === 'choice' ? kind : ANY, drawing)
          )}
        </li>
      ))}
      {others > 0 && (
        <li className={classes.note}>
          <Plural value={others} one="and # more" other="and # more" />
        </li>
      )}
    </ul>
  )
}
