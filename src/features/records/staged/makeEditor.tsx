import type { ComponentType } from 'react'
import type { StagedEdits } from '~/data/staged'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import type { CellEditorProps } from '~/ui/grid/gridOptions'
import { CellEditor } from './CellEditor'

/** What an editor of a cell needs to know of the list that it works in. */
export type Desk = {
  edits: StagedEdits
  schema: JsonObject | undefined
  titleOf: (row: KintoObject) => string
}

/** The grid's editor for one list. Part of the page: one that came later would miss the keys typed until then. */
export const makeEditor = (desk: Desk): ComponentType<CellEditorProps<KintoObject>> =>
  function Editor(props) {
    return <CellEditor {...props} desk={desk} />
  }
