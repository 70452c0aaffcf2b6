import type { ConformanceCase } from '../conformanceCase'
import { invalid } from '../refusals'
import { steps } from '../steps'

/** Texts that are no JSON, and what Kinto's parser says of them. The offset counts bytes. */
const BROKEN: [text: string, offset: number, problem: string][] = [
  ['{', 1, 'Missing a name for object member.'],
  ["{'data':{}}", 1, 'Missing a name for object member.'],
  ['{,}', 1, 'Missing a name for object member.'],
  ['{"a":1,}', 7, 'Missing a name for object member.'],
  ['{"data":{"a":1', 14, "Missing a comma or '}' after an object member."],
  ['{"a":01}', 6, "Missing a comma or '}' after an object member."],
  ['{"a" 1}', 5, 'Missing a colon after a name of object member.'],
  ['[1 2]', 3, "Missing a comma or ']' after an array element."],
  ['[1,]', 3, 'Invalid value.'],
  ['text', 1, 'Invalid value.'],
  ['-', 1, 'Invalid value.'],
  ['{"é":}', 6, 'Invalid value.'],
  ['{"data":{"a":NaN}}', 13, 'Invalid value.'],
  ['{"a":Infinity}', 5, 'Invalid value.'],
  ['{"a":+1}', 5, 'Invalid value.'],
  ['\uFEFF{}', 0, 'Invalid value.'],
  ['/*c*/{}', 0, 'Invalid value.'],
  ['  ', 2, 'The document is empty.'],
  ['{} {}', 3, 'The document root must not be followed by other values.'],
  ['{"a":1.}', 7, 'Miss fraction part in number.'],
  ['{"a":1e}', 7, 'Miss exponent in number.'],
  ['{"a":"x', 7, 'Missing a closing quotation mark in string.'],
  ['{"a":"\\x"}', 6, 'Invalid escape character in string.'],
  ['{"a":"\\u12"}', 6, 'Incorrect hex digit after \\u escape in string.'],
  ['{"data":{"a":"\\ud800"}}', 14, 'The surrogate pair in string is invalid.'],
]

const refused = (description: string) => invalid(['body', '', description], ['body', '', 'Required'])

export const brokenJsonCases: ConformanceCase[] = [
  ...BROKEN.map(([text, offset, problem]) =>
    steps(`PUT refuses broken JSON: ${JSON.stringify(text)}`, [
      {
        ask: 'PUT $r/a',
        send: text,
        gives: 400,
        body: refused(`Invalid JSON: Parse error at offset ${offset}: ${problem}`),
      },
      { ask: 'GET $r/a', gives: 404 },
    ]),
  ),
  ...['POST $r', 'PATCH $r/a', 'PUT $c', 'PUT $b', 'PUT $g/x', 'POST /batch', 'PUT /accounts/$fresh'].map(ask =>
    steps(
      `${ask} refuses broken JSON too`,
      [
        {
          ask,
          send: '{',
          gives: 400,
          body: refused('Invalid JSON: Parse error at offset 1: Missing a name for object member.'),
        },
      ],
      { seed: { a: {} } },
    ),
  ),
  steps(
    'broken JSON in a DELETE of a list is refused',
    [
      {
        ask: 'DELETE $r',
        send: '{',
        gives: 400,
        body: invalid(['body', '', 'Invalid JSON: Parse error at offset 1: Missing a name for object member.']),
      },
      { ask: 'GET $r/a', gives: 200 },
    ],
    { seed: { a: {} } },
  ),
  steps(
    'broken JSON in a DELETE of one record is refused',
    [
      { ask: 'DELETE $r/a', send: '{', gives: 400 },
      { ask: 'GET $r/a', gives: 200 },
    ],
    { seed: { a: {} } },
  ),
  steps('a good body in a DELETE is ignored', [{ ask: 'DELETE $r/a', send: { data: { v: 1 } }, gives: 200 }], {
    seed: { a: {} },
  }),
]
