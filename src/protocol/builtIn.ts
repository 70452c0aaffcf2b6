/**
 * The embedded server's address inside the page. `.invalid` is reserved (RFC 2606): if a request for it ever
 * escaped to the network it would reach nobody.
 */
export const BUILT_IN_SERVER = 'https://built-in.invalid/v1'

/**
 * Milliseconds. It opens its database and plants its worlds with the first request: on a machine that is busy with
 * other things this may take long, but no network can have lost the answer.
 */
export const BUILT_IN_TIMEOUT = 300_000

export const isBuiltIn = (server: string) => server === BUILT_IN_SERVER

export type SampleUser = { id: string; password: string; may: string }

/** The accounts of the built-in server's worlds. The passwords are public on purpose: nothing here is secret. */
export const SAMPLE_USERS: readonly SampleUser[] = [
  { id: 'admin', password: 'admin', may: 'Owns both worlds and may change everything in them.' },
  { id: 'olga', password: 'olga', may: 'Edits the newsroom: writes its articles, tags and media, and reads the rest.' },
  { id: 'ravi', password: 'ravi', may: 'Reads the whole newsroom and changes nothing.' },
  { id: 'zed', password: 'zed', may: 'Was given nothing: sees only what is open to everybody.' },
]
