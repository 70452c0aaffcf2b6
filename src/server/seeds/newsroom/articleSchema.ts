import type { JsonObject } from '~/protocol/json'

export const LANGUAGES = ['en', 'no', 'de', 'fr', 'es', 'pl', 'ru', 'uk', 'el', 'ar', 'he', 'zh', 'ja', 'hi']

const lang: JsonObject = { type: 'string', title: 'Language', enum: LANGUAGES }
const ID = '^[a-zA-Z0-9][a-zA-Z0-9_-]*$'

export const articleSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  title: 'Article',
  required: ['title', 'slug', 'status', 'author'],
  properties: {
    title: { type: 'string', title: 'Title' },
    slug: { type: 'string', title: 'Slug', description: 'The last part of its address', pattern: ID, maxLength: 80 },
    status: {
      type: 'string',
      title: 'Status',
      enum: ['draft', 'review', 'published', 'archived'],
      default: 'draft',
    },
    published: { type: 'string', title: 'Published', format: 'date-time' },
    lang,
    author: { type: 'string', title: 'Author', description: 'The id of a record of authors', pattern: ID },
    tags: {
      type: 'array',
      title: 'Tags',
      description: 'Ids of records of tags',
      items: { type: 'string', title: 'Tag', pattern: ID },
      uniqueItems: true,
    },
    summary: { type: 'string', title: 'Summary' },
    body: { type: 'string', title: 'Text', description: 'Markdown' },
    cover: { type: 'string', title: 'Picture', description: 'The id of a record of media' },
    source: { type: 'string', title: 'Source', format: 'uri' },
    rating: { type: 'integer', title: 'Rating by readers', minimum: 0, maximum: 5 },
    featured: { type: 'boolean', title: 'On the front page', default: false },
    seo: {
      type: 'object',
      title: 'Search engines',
      properties: {
        title: { type: 'string', title: 'Title there', maxLength: 60 },
        description: { type: 'string', title: 'Description', maxLength: 160 },
        keywords: { type: 'array', title: 'Keywords', items: { type: 'string', title: 'Keyword' } },
        noindex: { type: 'boolean', title: 'Hide from search engines', default: false },
      },
    },
    translations: {
      type: 'array',
      title: 'Translations',
      items: {
        type: 'object',
        title: 'Translation',
        required: ['lang', 'title'],
        properties: {
          lang,
          title: { type: 'string', title: 'Title' },
          summary: { type: 'string', title: 'Summary' },
        },
      },
    },
  },
}

export const articleUiSchema: JsonObject = {
  'ui:order': [
    'title',
    'slug',
    'status',
    'published',
    'lang',
    'author',
    'tags',
    'summary',
    'body',
    'cover',
    'source',
    'rating',
    'featured',
    'seo',
    'translations',
    '*',
  ],
  title: { 'ui:autofocus': true },
  summary: { 'ui:widget': 'textarea', 'ui:options': { rows: 2 } },
  body: {
    'ui:widget': 'textarea',
    'ui:options': { rows: 14 },
    'ui:help': 'Markdown: **bold**, *italic*, [link](https://…)',
  },
  rating: { 'ui:widget': 'updown' },
  seo: { description: { 'ui:widget': 'textarea' } },
  translations: { items: { summary: { 'ui:widget': 'textarea' } } },
}
