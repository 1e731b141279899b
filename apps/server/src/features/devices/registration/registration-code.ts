import { hash, randomInt } from 'node:crypto'

/* Crockford's base 32: nothing that is mistaken for something else when it is typed off a screen. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 6
const groupLength = 5

export const registrationCodeLifeMs = 10 * 60_000

/** 150 random bits: `7K2QF-…`, six groups of five. */
export function createRegistrationCode(): string {
  const group = (): string => Array.from({ length: groupLength }, () => alphabet[randomInt(32)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** Typed in small letters or without its dashes it is the same code. */
export function hashRegistrationCode(code: string): Buffer {
  return hash('sha256', code.toUpperCase().replace(/[^0-9A-Z]/g, ''), 'buffer')
}
