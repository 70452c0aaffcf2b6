import { expect } from 'vitest'
import type { ConformanceCase } from '../conformanceCase'
import { steps } from '../steps'

const sends = (type: string) => `PATCH $r/a | Content-Type: application/${type}+json`

/** What the random sequences have found out about patches. */
export const patchEdgeCases: ConformanceCase[] = [
  steps(
    'a merge-patch with an empty object leaves a value that is none',
    [
      { ask: sends('merge-patch'), send: { data: { v: {} } }, gives: 200, data: { id: 'a', v: 1 } },
      { ask: sends('merge-patch'), send: { data: { w: {} } }, gives: 200, data: { id: 'a', v: 1, w: {} } },
      {
        ask: sends('merge-patch'),
        send: { data: { w: { x: {} } } },
        gives: 200,
        data: { id: 'a', v: 1, w: { x: {} } },
      },
    ],
    { seed: { a: { v: 1 } } },
  ),
  steps(
    'a JSON patch looks for the member before it asks for a value to test',
    [
      {
        ask: sends('json-patch'),
        send: [{ op: 'test', path: '/data/w' }],
        gives: 400,
        body: expect.objectContaining({
          message: expect.stringMatching(/^body: JSON Patch operation failed: member 'w' not found in /),
        }),
      },
    ],
    { seed: { a: { v: 1 } } },
  ),
  steps(
    'a JSON patch finds the end of a list before it asks for a value to test',
    [
      {
        ask: sends('json-patch'),
        send: [{ op: 'test', path: '/data/v/-' }],
        gives: 400,
        body: expect.objectContaining({
          message: "body: JSON Patch operation failed: The operation does not contain a 'value' member",
        }),
      },
      {
        ask: sends('json-patch'),
        send: [{ op: 'test', path: '/data/v/-', value: 1 }],
        gives: 400,
        body: expect.objectContaining({
          message:
            "body: JSON Patch operation failed: EndOfList([1]) (<class 'jsonpointer.EndOfList'>) is not equal to tested value 1 (<class 'int'>)",
        }),
      },
    ],
    { seed: { a: { v: [1] } } },
  ),
]
