import type { Json } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { own } from '../../json/ownKeys'
import { unusable } from '../failure'
import { anchorsIn, idOf, subschemasOf, type Anchor, type Specification } from './specification'
import { joinUrl, withoutEmptyFragment } from './urls'

/** A schema and how to read it. */
export type Resource = { readonly contents: Json; readonly specification: Specification }

export const idOfResource = ({ contents, specification }: Resource): string | undefined => {
  const id = idOf(specification, contents)
  return id === undefined ? undefined : withoutEmptyFragment(id)
}

export type NamedPlace = Anchor & { readonly resource: Resource }

/** Finds the draft that a `$schema` names. */
export type FindSpecification = (uri: string) => Specification | undefined

/** The schemas that references can lead to, by address. Nothing is ever fetched from anywhere. */
export class Registry {
  readonly #findSpecification: FindSpecification
  readonly #behind: Registry | undefined
  #resources = new Map<string, Resource>()
  #anchors = new Map<string, NamedPlace>()
  #unread: [uri: string, resource: Resource][] = []

  /** What is not found here is looked for in the registry behind. */
  constructor(findSpecification: FindSpecification, behind?: Registry) {
    this.#findSpecification = findSpecification
    this.#behind = behind
  }

  add(uri: string, resource: Resource): void {
    this.#resources.set(uri, resource)
    this.#unread.push([uri, resource])
  }

  get(uri: string): Resource | undefined {
    const known = this.#resources.get(uri)
    if (known) return known
    this.#readAll()
    return this.#resources.get(uri) ?? this.#behind?.get(uri)
  }

  anchor(uri: string, name: string): NamedPlace | undefined {
    this.#readAll()
    const id = this.get(uri)
    const canonical = id && idOfResource(id)
    return (
      this.#anchors.get(keyOf(uri, name)) ??
      this.#behind?.anchor(uri, name) ??
      (canonical === undefined ? undefined : this.#anchors.get(keyOf(canonical, name)))
    )
  }

  /** Looks for schemas inside schemas that have an address or a name of their own. */
  #readAll(): void {
    for (let next = this.#unread.pop(); next; next = this.#unread.pop()) {
      const [base, resource] = next
      const id = idOfResource(resource)
      const uri = id === undefined ? base : joinUrl(base, id)
      if (id !== undefined) this.#resources.set(uri, resource)
      const { specification, contents } = resource
      for (const anchor of anchorsIn(specification, contents)) {
        this.#anchors.set(keyOf(uri, anchor.name), { ...anchor, resource })
      }
      for (const subschema of subschemasOf(specification, contents)) {
        this.#unread.push([uri, { contents: subschema, specification: this.#detect(subschema, specification) }])
      }
    }
  }

  #detect(contents: Json, otherwise: Specification): Specification {
    const uri = isJsonObject(contents) ? own(contents, '$schema') : undefined
    if (uri === undefined || uri === null) return otherwise
    if (typeof uri !== 'string') return unusable('$schema is not a string')
    return this.#findSpecification(withoutEmptyFragment(uri)) ?? otherwise
  }
}

const keyOf = (uri: string, name: string): string => `${uri}#${name}`
