import type { JsonObject } from './json'

/** One line of a validation error. `name` may be empty, null, a number or even an object (kinto-protocol 10). */
export type ErrorDetail = { location: string; name: unknown; description: string }

/** The body of every refusal. https://docs.kinto-storage.org/en/stable/api/1.x/errors.html */
export type ErrorBody = {
  code: number
  errno: number
  error: string
  message?: string
  info?: string
  details?: ErrorDetail[] | JsonObject
}

/** https://docs.kinto-storage.org/en/stable/api/1.x/errors.html#error-codes */
export const ERRNO = {
  MISSING_AUTH: 104,
  INVALID_PARAMETERS: 107,
  MISSING_FIELD: 109,
  OBJECT_NOT_FOUND: 110,
  PARENT_NOT_FOUND: 111,
  MODIFIED_MEANWHILE: 114,
  METHOD_NOT_ALLOWED: 115,
  VERSION_NOT_AVAILABLE: 116,
  FORBIDDEN: 121,
  CONSTRAINT_VIOLATED: 122,
  BACKEND: 201,
  SERVICE_DEPRECATED: 202,
  UNDEFINED: 999,
} as const
