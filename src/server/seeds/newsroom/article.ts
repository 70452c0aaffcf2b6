import type { JsonObject } from '~/protocol/json'
import type { SeedObject } from '../seed'

export const ARTICLES = '/buckets/newsroom/collections/articles'

type Translation = { lang: string; title: string; summary: string }

/** What is particular to an article; `completed` adds what can be said of any. */
export type Article = {
  id: string
  title: string
  lang: string
  author: string
  status?: 'draft' | 'review' | 'published' | 'archived'
  /** ISO 8601; an article without it has never been published. */
  published?: string
  tags: string[]
  summary: string
  body: string
  rating?: number
  featured?: boolean
  cover?: string
  source?: string
  translations?: Translation[]
}

export function completed(article: Article): SeedObject {
  const { id, ...fields } = article
  const data: JsonObject = {
    slug: id,
    status: article.published === undefined ? 'draft' : 'published',
    rating: 3,
    featured: false,
    translations: [],
    seo: {
      title: firstOf(article.title, 60),
      description: firstOf(article.summary, 160),
      keywords: article.tags,
      noindex: article.published === undefined,
    },
    ...fields,
  }
  return { uri: `${ARTICLES}/records/${id}`, data }
}

/** Counted in code points, as JSON Schema does, so that no emoji is cut in two. */
const firstOf = (text: string, count: number): string => [...text].slice(0, count).join('')
