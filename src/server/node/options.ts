import { parseArgs } from 'node:util'
import { Refusal } from './refusal'

export const SEEDS = ['countries', 'newsroom'] as const

export type Options = {
  /** Kinto's own is 8888; 0 is any that is free. */
  readonly port: number | undefined
  readonly host: string | undefined
  readonly seed: (typeof SEEDS)[number] | undefined
  readonly data: string | undefined
  readonly config: string | undefined
}

export const USAGE = `npm run server -- [--port 8888] [--host 127.0.0.1] [--seed ${SEEDS.join('|')}] [--data FILE] [--config FILE.ini]`

/** What stands after `npm run server --`. */
export function readOptions(args: readonly string[]): Options {
  const { port, host, seed, data, config } = parse(args)
  for (const [name, value] of Object.entries({ host, data, config }))
    if (value === '') throw new Refusal(`--${name} names nothing. Use: ${USAGE}`)
  return { port: port === undefined ? undefined : readPort(port), host, seed: readSeed(seed), data, config }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args: [...args], options: { port: text, host: text, seed: text, data: text, config: text } })
      .values
  } catch (error) {
    const why = error instanceof Error ? error.message.split(/\. |\n/)[0] : String(error)
    throw new Refusal(`${why}. Use: ${USAGE}`)
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65536) return port
  throw new Refusal(`"${text}" is no port: give a number up to 65535, such as --port 8888.`)
}

function readSeed(text: string | undefined): Options['seed'] {
  const seed = SEEDS.find(name => name === text)
  if (text !== undefined && seed === undefined)
    throw new Refusal(`There is no seed "${text}": give --seed ${SEEDS.join(' or --seed ')}.`)
  return seed
}
