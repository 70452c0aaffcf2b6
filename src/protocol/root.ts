import type { JsonObject } from './json'

/** The hello view, `GET /v1/`. https://docs.kinto-storage.org/en/stable/api/1.x/utilities.html#hello-view */
export type ServerInfo = {
  project_name: string
  project_version: string
  http_api_version: string
  project_docs: string
  url: string
  settings: { readonly: boolean; explicit_permissions: boolean; batch_max_requests: number }
  capabilities: Record<string, JsonObject>
  eos?: string
  /** Only for callers whom the server recognises. */
  user?: { id: string; principals: string[]; bucket?: string }
}
