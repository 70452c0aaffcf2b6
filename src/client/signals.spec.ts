import { expect, test } from 'vitest'
import { readSeconds, readSignals, type ServerSignal } from './signals'

const NOW = Date.parse('2026-11-22T22:00:00Z')

const cases: [number, Record<string, string>, ServerSignal[]][] = [
  [200, {}, []],
  [200, { Backoff: '30' }, [{ type: 'backoff', seconds: 30 }]],
  [503, { 'Retry-After': '3' }, [{ type: 'retry-after', seconds: 3 }]],
  [401, {}, [{ type: 'unauthorized' }]],
  [
    200,
    { Alert: '{"code":"soft-eol","message":"Bye","url":"https://example.org"}' },
    [{ type: 'alert', code: 'soft-eol', message: 'Bye', url: 'https://example.org' }],
  ],
  [
    200,
    { Alert: '{"code":"x","message":"m","url":"javascript:alert(1)"}' },
    [{ type: 'alert', code: 'x', message: 'm' }],
  ],
  [200, { Alert: 'Closed on Sunday' }, [{ type: 'alert', code: '', message: 'Closed on Sunday' }]],
  [200, { Alert: '{"message":12}' }, [{ type: 'alert', code: '', message: '{"message":12}' }]],
  [200, { Backoff: 'soon', 'Retry-After': '' }, []],
]

test.each(cases)('%i with %j signals %j', (status, headers, signals) => {
  expect(readSignals(status, new Headers(headers), NOW)).toEqual(signals)
})

test('Retry-After may be a date; one that is past means now', () => {
  expect(readSeconds('Sun, 22 Nov 2026 22:00:07 GMT', NOW)).toBe(7)
  expect(readSeconds('Sun, 22 Nov 2026 21:00:00 GMT', NOW)).toBe(0)
})
