import type { Json } from '~/protocol/json'
import { isJsonObject } from '~/protocol/json'
import { own } from '../../json/ownKeys'
import { pythonRepr } from '../../json/pythonText'
import { SchemaUnusable, unusable, type Step } from '../failure'
import { idOfResource, type NamedPlace, type Registry, type Resource } from './registry'
import { entersSchema } from './specification'
import { cutFragment, joinUrl } from './urls'

/** Where a reference leads, and how to go on from there. */
export type Resolved = { readonly contents: Json; readonly resolver: Resolver }

/** Finds what references mean at one place of a schema: Python's `referencing.Resolver`. */
export class Resolver {
  readonly #registry: Registry
  readonly #base: string
  /** The addresses that led here, the last one first. */
  readonly #previous: readonly string[]

  constructor(registry: Registry, base: string, previous: readonly string[] = []) {
    this.#registry = registry
    this.#base = base
    this.#previous = previous
  }

  /** Throws SchemaUnusable in the words of the error that Python raises. */
  lookup(reference: string): Resolved {
    const [uri, fragment] = reference.startsWith('#')
      ? [this.#base, reference.slice(1)]
      : cutFragment(joinUrl(this.#base, reference))
    const resource = this.#registry.get(uri)
    if (!resource) throw new ReferenceBroken('Unresolvable', reference)
    const resolver = this.#enter(uri)
    if (fragment.startsWith('/')) return follow(resource, fragment, resolver)
    return fragment === ''
      ? { contents: resource.contents, resolver }
      : resolver.#throughAnchor(this.#anchorAt(uri, fragment, resource))
  }

  inSubschema(resource: Resource): Resolver {
    const id = idOfResource(resource)
    return id === undefined ? this : new Resolver(this.#registry, joinUrl(this.#base, id), this.#previous)
  }

  /** `$recursiveRef: "#"`, which only 2019-09 has. */
  lookupRecursively(): Resolved {
    let resolved = this.lookup('#')
    if (!isRecursive(resolved.contents)) return resolved
    for (const uri of this.#previous) {
      const next = this.lookup(uri)
      if (!isRecursive(next.contents)) break
      resolved = next
    }
    return resolved
  }

  #enter(base: string): Resolver {
    const leaves = this.#base !== '' && (this.#previous.length === 0 || base !== this.#base)
    return new Resolver(this.#registry, base, leaves ? [this.#base, ...this.#previous] : this.#previous)
  }

  #anchorAt(uri: string, name: string, resource: Resource): NamedPlace {
    const anchor = this.#registry.anchor(uri, name)
    if (anchor) return anchor
    if (!name.includes('/')) {
      throw new ReferenceBroken(
        'NoSuchAnchor',
        `${pythonRepr(name)} does not exist within ${pythonRepr(resource.contents)}`,
      )
    }
    const advice = `neither as a plain name anchor nor as a JSON Pointer. You may have intended to use '#/${name}', `
    const why = 'as the slash is required *before each segment* of a JSON pointer.'
    throw new ReferenceBroken('InvalidAnchor', `'#${name}' is not a valid anchor, ${advice}${why}`)
  }

  /** A dynamic anchor means the outermost schema on the way here that has one of its name. */
  #throughAnchor({ name, isDynamic, resource }: NamedPlace): Resolved {
    if (!isDynamic) return { contents: resource.contents, resolver: this }
    let last = resource
    for (const uri of this.#previous) {
      const anchor = this.#registry.anchor(uri, name)
      if (anchor?.isDynamic) last = anchor.resource
    }
    return { contents: last.contents, resolver: this.inSubschema(last) }
  }
}

/** https://www.rfc-editor.org/rfc/rfc6901 */
function follow({ contents: root, specification }: Resource, pointer: string, start: Resolver): Resolved {
  let contents = root
  let resolver = start
  let steps: Step[] = []
  for (const part of unquote(pointer.slice(1)).split('/')) {
    const next = stepInto(contents, part)
    if (next === undefined) throw new ReferenceBroken('PointerToNowhere', nowhere(pointer, root))
    contents = next
    steps.push(part)
    if (!entersSchema(specification, steps, contents)) continue
    const entered = resolver.inSubschema({ contents, specification })
    if (entered !== resolver) steps = []
    resolver = entered
  }
  return { contents, resolver }
}

/** A reference that leads nowhere. `bare` is the message without the name of Python's error. */
export class ReferenceBroken extends SchemaUnusable {
  override name = 'ReferenceBroken'
  readonly bare: string

  constructor(kind: string, bare: string) {
    super(`${kind}: ${bare}`)
    this.bare = bare
  }
}

function stepInto(contents: Json, part: string): Json | undefined {
  if (isJsonObject(contents)) return own(contents, part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (!Array.isArray(contents)) return unusable(`a reference goes through ${pythonRepr(contents)}`)
  return /^-?\d+$/.test(part) ? contents.at(Number(part)) : unusable(`${pythonRepr(part)} is no place in an array`)
}

function nowhere(pointer: string, contents: Json): string {
  const message = `${pythonRepr(pointer)} does not exist within ${pythonRepr(contents)}`
  if (pointer !== '/') return message
  return (
    `${message}. The pointer '/' is a valid JSON Pointer but it points to an empty string property ''. ` +
    "If you intended to point to the entire resource, you should use '#'."
  )
}

const isRecursive = (contents: Json): boolean => isJsonObject(contents) && own(contents, '$recursiveAnchor') === true

/** Python's `unquote`: what is no encoded UTF-8 stays, or becomes a replacement character. */
function unquote(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, run =>
    new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), digits => parseInt(digits, 16))),
  )
}
