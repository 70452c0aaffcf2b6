import { expect, test } from 'vitest'
import { isJsonObject, type Json, type JsonObject } from '~/protocol/json'
import { mistakeInSchema } from './checkSchema'
import { violationOf } from './objectRules'
import cases from './schemaCases.jsonl?raw'

type Outcome =
  | { ok: true }
  /** The schema is not stored. */
  | { refused: string }
  | { name: Json; description: string }
  /** Kinto answers 500; here the object is refused in words of our own. */
  | { crash: true }
type Row = [schema: JsonObject, data: JsonObject, outcome: Outcome]

// Made by kinto.schema_validation of Kinto 26.5.0 with jsonschema 4.26.0, from schemas in the order of jsonb.
const rows = cases
  .trim()
  .split('\n')
  .map((line): Row => JSON.parse(line))

function outcomeOf(schema: JsonObject, data: JsonObject): Outcome {
  const refused = mistakeInSchema(schema)
  return refused === undefined ? (violationOf(data, schema, ['schema']) ?? { ok: true }) : { refused }
}

test('schemas and objects are refused in the words of Python’s jsonschema', () => {
  expect(rows.length).toBeGreaterThan(1000)
  const outcomes = rows.map(([schema, data, expected]) => {
    const outcome = outcomeOf(schema, data)
    return 'crash' in expected && 'description' in outcome ? expected : outcome
  })
  expect(outcomes).toEqual(rows.map(([, , expected]) => expected))
}, 30_000)

const doubling = (levels: number): JsonObject =>
  Object.fromEntries(
    Array.from({ length: levels }, (_, at) => [
      `d${at}`,
      { allOf: [1, 2].map(() => ({ $ref: `#/$defs/d${at + 1}` })) },
    ]),
  )

test.each([
  ['a schema that refers to itself', { $ref: '#' }, {}],
  ['a schema that doubles its work forty times', { $ref: '#/$defs/d0', $defs: { ...doubling(40), d40: {} } }, {}],
  ['a pattern without an end in sight', { properties: { a: { pattern: '(a+)+$' } } }, { a: `${'a'.repeat(50)}b` }],
])('%s is given up on', (_, schema, data) => {
  expect(outcomeOf(schema, data)).toMatchObject({ name: 'schema' })
})

test('a schema may refer to itself as deep as an object goes', () => {
  const schema: JsonObject = { properties: { a: { $ref: '#' } }, additionalProperties: false }
  let data: JsonObject = { b: 1 }
  for (let level = 0; level < 120; level++) data = { a: data }
  expect(outcomeOf(schema, data)).toMatchObject({
    name: 'a',
    description: expect.stringContaining("'b' was unexpected"),
  })
})

test('a schema’s own field called __proto__ is a field like any other', () => {
  const schema: Json = JSON.parse('{"properties": {"__proto__": {"type": "string"}}, "additionalProperties": false}')
  const data: Json = JSON.parse('{"__proto__": 1}')
  if (!isJsonObject(schema) || !isJsonObject(data)) throw new Error('both are objects')
  expect(outcomeOf(schema, data)).toEqual({ name: '__proto__', description: "1 is not of type 'string'" })
})
