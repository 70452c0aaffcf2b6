import { expect, test } from 'vitest'
import { readOptions } from './options'

const NOTHING = { port: undefined, host: undefined, seed: undefined, data: undefined, config: undefined }

test.each([
  [[], {}],
  [['--port', '8080'], { port: 8080 }],
  [['--port=0'], { port: 0 }],
  [['--host', '0.0.0.0', '--seed', 'countries'], { host: '0.0.0.0', seed: 'countries' }],
  [['--data', 'a b.db', '--config', 'k.ini'], { data: 'a b.db', config: 'k.ini' }],
])('reads %j', (args, options) => {
  expect(readOptions(args)).toEqual({ ...NOTHING, ...options })
})

test.each([
  [['--prot', '80'], "Unknown option '--prot'. Use: npm run server -- [--port 8888]"],
  [['8080'], "Unexpected argument '8080'"],
  [['--port'], "Option '--port <value>' argument missing. Use: "],
  [['--port', 'http'], '"http" is no port: give a number up to 65535, such as --port 8888.'],
  [['--port', '65536'], '"65536" is no port'],
  [['--port=-1'], '"-1" is no port'],
  [['--seed', 'blog'], 'There is no seed "blog": give --seed countries or --seed newsroom.'],
  [['--data', ''], '--data names nothing. Use: '],
])('refuses %j', (args, why) => {
  expect(() => readOptions(args)).toThrow(why)
})
