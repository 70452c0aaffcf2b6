import { deepEqual } from './deepEqual'
import { fieldOf, isJsonMap, type JsonMap, type JsonValue } from './jsonValue'

/** Undefined: the field is not there. */
type Maybe = JsonValue | undefined

/** A field that both sides changed, each in another way. */
export type Clash = { path: string[]; base: Maybe; mine: Maybe; theirs: Maybe }

export type Merge = {
  /** Clashing fields hold mine until somebody decides. */
  merged: JsonMap
  clashes: Clash[]
  /** What only one side changed. */
  fromMine: string[][]
  fromTheirs: string[][]
}

/**
 * Three versions made one. A field that one side left alone follows the other side. Objects are merged field by field
 * at any depth; arrays are wholes, as their items have no identity.
 */
export function mergeJson(base: JsonMap, mine: JsonMap, theirs: JsonMap): Merge {
  const merge: Merge = { merged: {}, clashes: [], fromMine: [], fromTheirs: [] }
  merge.merged = mergeFields(base, mine, theirs, [], merge)
  return merge
}

function mergeFields(base: JsonMap, mine: JsonMap, theirs: JsonMap, path: string[], merge: Merge): JsonMap {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)])
  const fields = [...keys].map((key): [string, Maybe] => {
    const value = mergeValue(fieldOf(base, key), fieldOf(mine, key), fieldOf(theirs, key), [...path, key], merge)
    return [key, value]
  })
  return Object.fromEntries(fields.filter((field): field is [string, JsonValue] => field[1] !== undefined))
}

function mergeValue(base: Maybe, mine: Maybe, theirs: Maybe, path: string[], merge: Merge): Maybe {
  if (deepEqual(mine, theirs)) return mine
  if (deepEqual(base, mine)) {
    merge.fromTheirs.push(path)
    return theirs
  }
  if (deepEqual(base, theirs)) {
    merge.fromMine.push(path)
    return mine
  }
  // Both made or changed an object: its fields are decided one by one.
  if (isJsonMap(mine) && isJsonMap(theirs) && (base === undefined || isJsonMap(base)))
    return mergeFields(base ?? {}, mine, theirs, path, merge)
  merge.clashes.push({ path, base, mine, theirs })
  return mine
}

/** The value with one field, at any depth, replaced or (undefined) taken away. */
export function withFieldAt(map: JsonMap, path: readonly string[], value: Maybe): JsonMap {
  const [key, ...rest] = path
  if (key === undefined) return map
  const below = fieldOf(map, key)
  const next = rest.length === 0 ? value : withFieldAt(isJsonMap(below) ? below : {}, rest, value)
  const fields = Object.entries(map).filter(([name]) => name !== key || next !== undefined)
  const replaced = fields.map(([name, old]): [string, JsonValue] => [
    name,
    name === key && next !== undefined ? next : old,
  ])
  if (next !== undefined && !Object.hasOwn(map, key)) replaced.push([key, next])
  return Object.fromEntries(replaced)
}
