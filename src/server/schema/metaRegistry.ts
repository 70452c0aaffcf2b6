import { DRAFTS, findDraft, idOfMetaSchema } from './drafts'
import { Registry } from './references/registry'
import { withoutEmptyFragment } from './references/urls'

/** Every metaschema and its parts: what schemas can refer to besides themselves. */
export const metaRegistry = new Registry(uri => findDraft(uri)?.specification)

for (const { metaSchemas, specification } of Object.values(DRAFTS)) {
  for (const contents of metaSchemas) {
    metaRegistry.add(withoutEmptyFragment(idOfMetaSchema(contents)), { contents, specification })
  }
}
