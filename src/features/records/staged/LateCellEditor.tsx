import { lazy, useState, type ComponentType } from 'react'
import type { StagedEdits } from '~/data/staged'
import type { JsonObject } from '~/protocol/json'
import type { KintoObject } from '~/protocol/objects'
import type { CellEditorProps } from '~/ui/grid/gridOptions'

/** What an editor of a cell needs to know of the list that it works in. */
export type Desk = {
  edits: StagedEdits
  schema: JsonObject | undefined
  titleOf: (row: KintoObject) => string
}

type Props = CellEditorProps<KintoObject>
type Loaded = ComponentType<Props & { desk: Desk }>

/** Once it is here, it is drawn at once: no key that follows the first one is lost. */
let loaded: Loaded | undefined

async function load() {
  const { CellEditor } = await import('./CellEditor')
  loaded = CellEditor
  return { default: CellEditor }
}

const Late = lazy(load)

export const preloadCellEditor = async (): Promise<void> => void (await load())

/** The grid's editor for one list. */
export const makeEditor = (desk: Desk): ComponentType<Props> =>
  function Editor(props: Props) {
    // Chosen once: the other one would begin anew.
    const [Now] = useState(() => loaded ?? Late)
    return <Now {...props} desk={desk} />
  }
