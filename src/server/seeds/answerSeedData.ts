import type { Send } from '~/protocol/send'
import { loadCountries } from './loadCountries'

/**
 * The page's side: gives the worker the data that is too large to stand in its own file. The worker cannot load it
 * itself where Kinto serves Studio, because Kinto forbids scripts other than the page's to load anything
 * (`Content-Security-Policy: default-src 'none'` on every file but the page, and a worker obeys its own file's).
 */
export const answerSeedData: Send = async () => Response.json(await loadCountries())
