import type { JsonObject } from '~/protocol/json'
import type { SeedObject } from '../seed'
import { ARTICLES, completed } from './article'
import { articleSchema, articleUiSchema } from './articleSchema'
import { authors, authorSchema } from './authors'
import { harbourArticles } from './harbourArticles'
import { media, mediaSchema } from './media'
import { oddArticles } from './oddArticles'
import { tags, tagSchema } from './tags'
import { townArticles } from './townArticles'
import { worldArticles } from './worldArticles'

const BUCKET = '/buckets/newsroom'
const EDITORS = `${BUCKET}/groups/editors`
const READERS = `${BUCKET}/groups/readers`

const collections: SeedObject[] = [
  {
    uri: ARTICLES,
    data: {
      title: 'Articles',
      schema: articleSchema,
      uiSchema: articleUiSchema,
      displayFields: ['title', 'status', 'author', 'published', 'rating'],
      sort: '-published',
    },
    permissions: { write: [EDITORS] },
  },
  {
    uri: `${BUCKET}/collections/authors`,
    data: {
      title: 'Authors',
      schema: authorSchema,
      uiSchema: { bio: { 'ui:widget': 'textarea' } },
      displayFields: ['name', 'role', 'joined'],
      sort: 'name',
    },
  },
  {
    uri: `${BUCKET}/collections/tags`,
    data: { title: 'Tags', schema: tagSchema, displayFields: ['label', 'color', 'description'], sort: 'label' },
    permissions: { write: [EDITORS] },
  },
  {
    uri: `${BUCKET}/collections/media`,
    data: {
      title: 'Media',
      schema: mediaSchema,
      displayFields: ['title', 'kind', 'credit', 'taken'],
      sort: '-taken',
    },
    permissions: { read: ['system.Everyone'], write: [EDITORS] },
  },
]

const recordsOf = (collection: string, records: Record<string, JsonObject>): SeedObject[] =>
  Object.entries(records).map(([id, data]) => ({ uri: `${BUCKET}/collections/${collection}/records/${id}`, data }))

/** A small newspaper: people with different rights, texts in many scripts, and some that are hard on any screen. */
export const newsroomObjects: SeedObject[] = [
  {
    uri: BUCKET,
    data: { title: 'The Harbour Courier', description: 'The newspaper of Lindhavn, a town that exists only here.' },
    permissions: { read: [EDITORS, READERS] },
  },
  { uri: EDITORS, data: { title: 'Editors', members: ['account:olga'] } },
  { uri: READERS, data: { title: 'Readers', members: ['account:ravi'] } },
  ...collections,
  ...recordsOf('authors', authors),
  ...recordsOf('tags', tags),
  ...recordsOf('media', media),
  ...[...townArticles, ...harbourArticles, ...worldArticles, ...oddArticles].map(completed),
]
