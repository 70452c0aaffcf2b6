import { expect, test } from 'vitest'
import { encodeBase64 } from './base64'

test.each([
  ['', ''],
  ['Aladdin:open sesame', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
  // RFC 7617 section 2.1 gives this one for charset="UTF-8".
  ['test:123£', 'dGVzdDoxMjPCow=='],
  ['zoë:пароль🔑', Buffer.from('zoë:пароль🔑', 'utf8').toString('base64')],
])('%j becomes %j', (text, base64) => {
  expect(encodeBase64(text)).toBe(base64)
})
