import type { JsonObject } from '~/protocol/json'
import { DRAFTS, findDraft, idOfMetaSchema } from './drafts'
import applicator2019 from './metaSchemas/draft-2019-09/applicator.json' with { type: 'json' }
import content2019 from './metaSchemas/draft-2019-09/content.json' with { type: 'json' }
import core2019 from './metaSchemas/draft-2019-09/core.json' with { type: 'json' }
import format2019 from './metaSchemas/draft-2019-09/format.json' with { type: 'json' }
import metaData2019 from './metaSchemas/draft-2019-09/meta-data.json' with { type: 'json' }
import validation2019 from './metaSchemas/draft-2019-09/validation.json' with { type: 'json' }
import applicator2020 from './metaSchemas/draft-2020-12/applicator.json' with { type: 'json' }
import content2020 from './metaSchemas/draft-2020-12/content.json' with { type: 'json' }
import core2020 from './metaSchemas/draft-2020-12/core.json' with { type: 'json' }
import annotation2020 from './metaSchemas/draft-2020-12/format-annotation.json' with { type: 'json' }
import assertion2020 from './metaSchemas/draft-2020-12/format-assertion.json' with { type: 'json' }
import metaData2020 from './metaSchemas/draft-2020-12/meta-data.json' with { type: 'json' }
import unevaluated2020 from './metaSchemas/draft-2020-12/unevaluated.json' with { type: 'json' }
import validation2020 from './metaSchemas/draft-2020-12/validation.json' with { type: 'json' }
import { Registry } from './references/registry'
import { withoutEmptyFragment } from './references/urls'

const VOCABULARIES_2019 = [applicator2019, content2019, core2019, format2019, metaData2019, validation2019]
const VOCABULARIES_2020 = [
  applicator2020,
  content2020,
  core2020,
  annotation2020,
  assertion2020,
  metaData2020,
  unevaluated2020,
  validation2020,
]

/** Every metaschema and its parts: what schemas can refer to besides themselves. */
export const metaRegistry = new Registry(uri => findDraft(uri)?.specification)

const add = (contents: JsonObject, { specification }: (typeof DRAFTS)[keyof typeof DRAFTS]): void =>
  metaRegistry.add(withoutEmptyFragment(idOfMetaSchema(contents)), { contents, specification })

for (const draft of Object.values(DRAFTS)) add(draft.metaSchema, draft)
for (const vocabulary of VOCABULARIES_2019) add(vocabulary, DRAFTS['2019-09'])
for (const vocabulary of VOCABULARIES_2020) add(vocabulary, DRAFTS['2020-12'])
