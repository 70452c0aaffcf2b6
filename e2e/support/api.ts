import { expect } from '@playwright/test'
import type { JsonObject } from '../../src/protocol/json'

/** Somebody else at the same server, who writes without Studio. */
export type Api = {
  /** The data of an object. */
  read: (uri: string) => Promise<JsonObject>
  /** The answer as it is written: for what JSON.parse would change. */
  text: (uri: string) => Promise<string>
  /** Replaces the data, whatever was there. `data` may be text, for what JSON.stringify cannot write. */
  write: (uri: string, data: JsonObject | string) => Promise<void>
  /** Sets fields of the first level. */
  change: (uri: string, data: JsonObject) => Promise<void>
  remove: (uri: string) => Promise<void>
  /** The statuses of what is asked for. */
  status: (uri: string) => Promise<number>
}

/** `server` ends in `/v1`. */
export function apiOf(server: string, user: string, password = user): Api {
  const Authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const ask = (method: string, uri: string, body?: string) =>
    fetch(server + uri, {
      method,
      headers: { Authorization, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body }),
    })
  const must = async (method: string, uri: string, body?: string) => {
    const response = await ask(method, uri, body)
    const text = await response.text()
    expect(response.ok, `${method} ${uri}: ${response.status} ${text}`).toBe(true)
    return text
  }
  return {
    // What Kinto documents as the answer for one object.
    read: async uri => (JSON.parse(await must('GET', uri)) as { data: JsonObject }).data,
    text: uri => must('GET', uri),
    write: async (uri, data) =>
      void (await must('PUT', uri, `{"data":${typeof data === 'string' ? data : JSON.stringify(data)}}`)),
    change: async (uri, data) => void (await must('PATCH', uri, JSON.stringify({ data }))),
    remove: async uri => void (await must('DELETE', uri)),
    status: async uri => (await ask('HEAD', uri)).status,
  }
}
