import { expect } from 'vitest'
import type { Json } from '~/protocol/json'
import type { World } from '../world'

export const needs = { needs: 'history' } as const

export const DATE = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/)
export const UUID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

export type Ask = readonly [ask: string, send?: Json]

/** Entries as a line each, without the bucket: `create things/a`, `update g/a`; `*` is the bucket itself. */
export function brief(world: World, body: unknown): string[] | undefined {
  // The cast: a refusal has no data.
  const { data } = body as { data?: { action: string; uri: string }[] }
  const below = (uri: string) =>
    uri.replace(world.fill('$b'), '').replace(/^\/(collections|groups)\//, (_, kind) => (kind === 'groups' ? 'g/' : ''))
  return data?.map(({ action, uri }) => `${action} ${below(uri).replace('/records', '') || '*'}`)
}

export const PUT_A: Ask = ['PUT $r/a', { data: { v: 1 } }]
export const PUT_B: Ask = ['PUT $r/b', { data: { v: 2 } }]
export const MERGE = '| Content-Type: application/merge-patch+json'
export const JSON_PATCH = '| Content-Type: application/json-patch+json'
