import { scrypt } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

// Checking a password is slow on purpose; what was found is kept for this many pairs of credentials.
const REMEMBERED = 1000
const STORED = /^\$scrypt\$ln=(\d+),r=8,p=1\$([^$]+)\$([0-9a-f]{64})$/

/** Account passwords: how they are kept, and whether one fits. */
export class Passwords {
  readonly #cost: number
  readonly #newSalt: () => string
  // By a digest of what was compared, so that no password stays in memory.
  #checked = new Map<string, boolean>()

  constructor(cost: number, newSalt: () => string) {
    this.#cost = cost
    this.#newSalt = newSalt
  }

  hash(password: string): string {
    const salt = this.#newSalt()
    return `$scrypt$ln=${this.#cost},r=8,p=1$${salt}$${derive(password, salt, this.#cost)}`
  }

  fits(password: string, stored: unknown): boolean {
    const [, cost, salt, hash] = (typeof stored === 'string' && STORED.exec(stored)) || []
    if (cost === undefined || salt === undefined || hash === undefined) return false
    const pair = bytesToHex(sha256(utf8ToBytes(`${hash}\0${password}`)))
    const known = this.#checked.get(pair)
    if (known !== undefined) return known
    const fits = derive(password, salt, Number(cost)) === hash
    if (this.#checked.size >= REMEMBERED) this.#checked.clear()
    this.#checked.set(pair, fits)
    return fits
  }
}

const derive = (password: string, salt: string, cost: number): string =>
  bytesToHex(scrypt(utf8ToBytes(password), utf8ToBytes(salt), { N: 2 ** cost, r: 8, p: 1, dkLen: 32 }))
