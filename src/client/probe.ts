import { ERRNO } from '~/protocol/errors'
import { KintoError } from '~/protocol/KintoError'
import type { ServerInfo } from '~/protocol/root'
import type { Send } from '~/protocol/send'
import { addressCandidates, isThisMachine, type Candidates } from './addressCandidates'
import { authMethodsOf, type AuthMethod } from './authMethods'
import { readServerInfo } from './shapes'
import { createTransport, type Ask, type TransportOptions } from './transport'

export type ProbeProblem = 'address' | 'unreachable' | 'not-kinto' | 'wrong-version' | 'timeout'

export type Probe =
  | { ok: true; server: string; info: ServerInfo; methods: AuthMethod[] }
  | {
      ok: false
      problem: ProbeProblem
      /** A whole sentence or two. */
      message: string
      /** What was asked, in this order. */
      tried: string[]
      /** An address to offer instead. */
      suggestion?: string
      /** The page is https and the address http, which browsers refuse. */
      mixedContent?: true
    }

export type ProbeOptions = Ask &
  Pick<TransportOptions, 'wait' | 'now' | 'random'> & {
    /** `location.protocol === 'https:'`: such a page may not ask http addresses. */
    isPageSecure?: boolean
    /** Milliseconds for each address that is tried. */
    timeout?: number
  }

type Failure = { ok: false; problem: ProbeProblem; message: string; status?: number | undefined; suggestion?: string }
type Outcome = { ok: true; server: string; info: ServerInfo } | Failure

const TIMEOUT = 10_000

/**
 * Finds the Kinto server that a person means by what they typed. Sends no credentials and no custom header, so no
 * preflight stands in the way. Errors: only the signal's reason, once it is aborted.
 */
export async function probeServer(send: Send, address: string, options: ProbeOptions = {}): Promise<Probe> {
  const isPageSecure = options.isPageSecure ?? false
  const candidates = addressCandidates(address, isPageSecure)
  if (!candidates) {
    const message = 'This is not an address. It should look like https://kinto.example.org/v1'
    return { ok: false, problem: 'address', message, tried: [] }
  }
  const tried: string[] = []
  const failures: Failure[] = []
  for (const server of candidates.servers) {
    tried.push(server)
    const outcome = otherThanTyped(candidates, server, await ask(send, server, options))
    if (outcome.ok) return { ...outcome, methods: authMethodsOf(outcome.info) }
    failures.push(outcome)
    if (outcome.suggestion) break
  }
  const { problem, message, suggestion } = mostTelling(failures)
  const mixed = tried.find(server => isPageSecure && isInsecure(server))
  return {
    ok: false,
    problem,
    message: mixed && problem === 'unreachable' ? mixedContentSentence(mixed) : message,
    tried,
    ...(suggestion ? { suggestion } : {}),
    ...(mixed ? { mixedContent: true } : {}),
  }
}

async function ask(send: Send, server: string, options: ProbeOptions): Promise<Outcome> {
  const { signal, isPageSecure: _, timeout = TIMEOUT, ...clock } = options
  try {
    const { body, url } = await createTransport({ server, send, timeout, retries: 0, ...clock })(
      { method: 'GET', uri: '/' },
      { signal },
    )
    const info = readServerInfo(body)
    if (!info) return failure('not-kinto', notKintoSentence(server))
    if (!info.http_api_version.startsWith('1.')) return failure('wrong-version', protocolSentence(server, info))
    return redirected(server, url) ?? { ok: true, server: withoutSlash(url), info }
  } catch (error) {
    if (error instanceof KintoError) return failureOf(server, error)
    throw error
  }
}

const failure = (problem: ProbeProblem, message: string, more: Partial<Failure> = {}): Failure => ({
  ...more,
  ok: false,
  problem,
  message,
})

function failureOf(server: string, { kind, status = 0, errno, message }: KintoError): Failure {
  if (kind === 'timeout') return failure('timeout', `${server} did not answer in time.`)
  if (kind === 'network') return failure('unreachable', unreachableSentence(server))
  if (status >= 500 || status === 429) {
    return failure('unreachable', `${server} answers with an error (status ${status}): ${message}`, { status })
  }
  if (errno === ERRNO.VERSION_NOT_AVAILABLE) return failure('wrong-version', `${server} is another version of the API.`)
  if (errno === ERRNO.SERVICE_DEPRECATED) return failure('wrong-version', `${server} is out of service: ${message}`)
  return failure('not-kinto', notKintoSentence(server))
}

/** A version that was typed is never exchanged in silence. */
function otherThanTyped({ typedVersion }: Candidates, server: string, outcome: Outcome): Outcome {
  if (!outcome.ok || !typedVersion || server.endsWith(`/${typedVersion}`)) return outcome
  const message = `This server has no /${typedVersion}. Its address is ${outcome.server}`
  return failure('wrong-version', message, { suggestion: outcome.server })
}

/** Nobody's password goes to another host than the one that was typed, nor from https to http. */
function redirected(server: string, url: string): Failure | undefined {
  const [asked, answered] = [new URL(server), new URL(url)]
  const isDowngrade = asked.protocol === 'https:' && answered.protocol !== 'https:'
  if (asked.hostname === answered.hostname && !isDowngrade) return undefined
  const suggestion = withoutSlash(url)
  return failure('not-kinto', `${server} leads on to another address: ${suggestion}`, { suggestion })
}

const withoutSlash = (url: string) => url.replace(/[?#].*$/, '').replace(/\/+$/, '')

/** An answer tells more than silence, whichever address it came from. */
function mostTelling(failures: Failure[]): Failure {
  const first = (is: (one: Failure) => boolean) => failures.find(is)
  return (
    first(one => one.suggestion !== undefined) ??
    first(one => one.problem === 'wrong-version') ??
    first(one => one.status !== undefined) ??
    first(one => one.problem === 'not-kinto') ??
    first(one => one.problem === 'timeout') ??
    failures[0] ??
    failure('address', 'There is nothing to ask.')
  )
}

const isInsecure = (server: string) => server.startsWith('http://') && !isThisMachine(new URL(server).hostname)

const notKintoSentence = (server: string) => `There is something at ${server}, but it is not a Kinto server.`

const protocolSentence = (server: string, { http_api_version }: ServerInfo) =>
  `${server} speaks version ${http_api_version} of Kinto's protocol; Studio speaks version 1.`

const unreachableSentence = (server: string) =>
  `No answer from ${server}. A browser does not say why: the address may be wrong or the server down, its TLS ` +
  'certificate may not be trusted, or it does not allow pages from other origins (CORS, its setting cors_origins).'

const mixedContentSentence = (server: string) =>
  `This page came over https, so the browser refuses to ask ${server}, which is http (mixed content). ` +
  'Use an https address, or open Studio over http.'
