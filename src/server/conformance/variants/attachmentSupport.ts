import { expect } from 'vitest'
import { invalid } from '../refusals'
import type { Step } from '../steps'

export const needs = { needs: 'attachments' } as const
export const TYPE = 'Content-Type: multipart/form-data; boundary=XbX'
export const AT = '$r/a/attachment'

type Part = { name: string; filename?: string; type?: string; text: string }

export const form = (...parts: Part[]) =>
  parts
    .map(({ name, filename, type, text }) => {
      const file = filename === undefined ? '' : `; filename="${filename}"`
      const kind = type === undefined ? '' : `Content-Type: ${type}\r\n`
      return `--XbX\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${kind}\r\n${text}\r\n`
    })
    .join('') + '--XbX--\r\n'

export const file = (filename = 'hello.txt', text = 'hello world', type = 'text/plain'): Part => ({
  name: 'attachment',
  filename,
  type,
  text,
})
export const HELLO = {
  filename: 'hello.txt',
  hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
  location: expect.stringMatching(/^http:\/\/cdn\.example\.org\/files\/[0-9a-f-]{36}\.txt$/),
  mimetype: 'text/plain',
  size: 11,
}

export const upload = (send: string, more: Partial<Step> = {}): Step => ({
  ask: `POST ${AT} | ${TYPE}`,
  send,
  gives: 201,
  ...more,
})
export const plain = (code: number, errno: number, message: unknown) => ({ code, errno, error: 'Bad Request', message })
export const badBody = (description: string) => invalid(['body', null, description])
