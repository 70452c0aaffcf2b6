export type SeedUser = { id: string; password: string; may: string }

/** The accounts of the built-in server's worlds. The passwords are public on purpose: nothing here is secret. */
export const SEED_USERS: readonly SeedUser[] = [
  { id: 'admin', password: 'admin', may: 'Owns both worlds and may change everything in them.' },
  { id: 'olga', password: 'olga', may: 'Edits the newsroom: writes its articles, tags and media, and reads the rest.' },
  { id: 'ravi', password: 'ravi', may: 'Reads the whole newsroom and changes nothing.' },
  { id: 'zed', password: 'zed', may: 'Was given nothing: sees only what is open to everybody.' },
]
