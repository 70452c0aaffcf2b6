import type { Json, JsonObject } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { compareText } from '../../json/compareJson'
import { own } from '../../json/ownKeys'
import type { Keyword } from '../draft'
import { Failure } from '../failure'
import { evaluatedItems, evaluatedItemsOf2019 } from './evaluatedItems'
import { evaluatedNames, evaluatedNamesOf2019, type FindNames } from './evaluatedNames'
import { listed } from './ofObjects'

const refuseItems = (find: typeof evaluatedItems): Keyword =>
  function* (validator, _, instance, schema) {
    if (!Array.isArray(instance)) return
    const evaluated = find(validator, instance, schema)
    const rest = instance.filter((__, at) => !evaluated.has(at))
    if (rest.length > 0) yield new Failure(`Unevaluated items are not allowed (${listed(rest)} unexpected)`)
  }

export const unevaluatedItems = refuseItems(evaluatedItems)
export const unevaluatedItemsOf2019 = refuseItems(evaluatedItemsOf2019)

const refuseNames = (find: FindNames): Keyword =>
  function* (validator, value, instance, schema) {
    if (!isJsonObject(instance)) return
    const names = failingNames(
      instance,
      find(validator, instance, schema),
      name => [...validator.descend(own(instance, name) ?? null, value)].length,
    )
    if (names.length === 0) return
    yield new Failure(
      value === false
        ? `Unevaluated properties are not allowed (${listed(names.toSorted(compareText))} unexpected)`
        : `Unevaluated properties are not valid under the given schema (${listed(names)} unevaluated and invalid)`,
    )
  }

/** A name for each of its failures, as Python lists them. */
function failingNames(
  instance: JsonObject,
  evaluated: ReadonlySet<string>,
  count: (name: string) => number,
): Json[] & string[] {
  return Object.keys(instance).flatMap(name =>
    evaluated.has(name) ? [] : Array.from({ length: count(name) }, () => name),
  )
}

export const unevaluatedProperties = refuseNames(evaluatedNames)
export const unevaluatedPropertiesOf2019 = refuseNames(evaluatedNamesOf2019)
