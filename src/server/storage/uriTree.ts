/** A set of URIs that is asked what lies below one of them. */
export class UriTree {
  // Every ancestor of a URI in the set, itself down to '', with the next URIs on the way to it.
  #children = new Map<string, Set<string>>()
  #uris = new Set<string>()

  add(uri: string): void {
    if (this.#uris.has(uri)) return
    this.#uris.add(uri)
    for (let child = uri; child !== ''; child = parentUri(child)) {
      const siblings = this.#children.get(parentUri(child))
      siblings?.add(child)
      if (siblings) return
      this.#children.set(parentUri(child), new Set([child]))
    }
  }

  delete(uri: string): void {
    this.#uris.delete(uri)
    let child = uri
    while (child !== '' && !this.#uris.has(child) && !this.#children.has(child)) {
      const parent = parentUri(child)
      const siblings = this.#children.get(parent)
      siblings?.delete(child)
      if (siblings?.size === 0) this.#children.delete(parent)
      child = parent
    }
  }

  /** The URIs of the set strictly below this one. */
  below(uri: string, found: string[] = []): string[] {
    for (const child of this.#children.get(uri) ?? []) {
      if (this.#uris.has(child)) found.push(child)
      this.below(child, found)
    }
    return found
  }
}

export const parentUri = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'))
