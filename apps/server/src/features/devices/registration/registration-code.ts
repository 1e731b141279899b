import { createHmac, randomInt } from 'node:crypto'

/* Crockford's base 32: nothing that is mistaken for something else when it is typed off a screen. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupLength = 5
const codeGroups = 2
const secretLength = 32

export const registrationCodeLifeMs = 10 * 60_000

const letters = (count: number): string =>
  Array.from({ length: count }, () => alphabet[randomInt(32)]).join('')

/** 50 random bits to be typed: `7K2QF-9XM3P`. Guessing it is throttled. */
export function createTypedCode(): string {
  return Array.from({ length: codeGroups }, () => letters(groupLength)).join('-')
}

/** 160 random bits for a QR code. */
export function createCodeSecret(): string {
  return letters(secretLength)
}

/** Typed in small letters, without its dash, or with letters for the digits that they look like, it is the same code. */
function normalise(code: string): string {
  return code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}

/** Which of the two it is, by its length; undefined for what is neither. */
export function kindOfCode(code: string): 'code' | 'secret' | undefined {
  const { length } = normalise(code)
  if (length === codeGroups * groupLength) return 'code'
  return length === secretLength ? 'secret' : undefined
}

/** What is kept of a code; without the key the short one could be found by trying all. */
export function hashRegistrationCode(key: Uint8Array, code: string): Buffer {
  return createHmac('sha256', key).update('smartym/registration-code').update(normalise(code)).digest()
}
