import { seenFields, type SeenField } from '~/lib/inferFieldsSeen'
import type { KintoObject } from '~/protocol/objects'
import { fieldInfos, type JsonType } from '../filter/fieldInfos'
import { fieldTitle, type CollectionShape } from '../list/collectionShape'

export type ListedField = {
  field: string
  title: string
  types: readonly JsonType[]
  /** In how many rows of the sample it is. */
  count: number
}

/** Every field that a list could show: those of `shown` first, in their order; then the likely ones. */
export function fieldList(
  shape: CollectionShape,
  sample: readonly KintoObject[],
  shown: readonly string[],
): ListedField[] {
  const infos = new Map(fieldInfos(shape, sample).map(info => [info.field, info]))
  const seen: ReadonlyMap<string, SeenField> = seenFields(sample)
  return [...new Set([...shown, ...infos.keys()])].map(field => {
    const info = infos.get(field)
    return {
      field,
      title: info?.title ?? fieldTitle(shape.schema, field),
      types: [...(info?.types ?? [])],
      count: seen.get(field)?.count ?? 0,
    }
  })
}

/** Every word of what was typed stands in the title or the path. */
export function matchesField({ field, title }: ListedField, typed: string): boolean {
  const text = `${title} ${field}`.toLocaleLowerCase()
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}

/** Whether the name of a field tells something beside its title. */
export const saysMore = (field: string, title: string): boolean => title.toLowerCase() !== field.toLowerCase()
