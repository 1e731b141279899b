import type { AppLockPolicy } from '@smartym/contract'
import { maxPinLength } from '@smartym/contract/constants'

/** Why a PIN is not taken (SEC-4). */
export const pinFaults = [
  'too_short',
  'too_long',
  'not_digits',
  'letter_missing',
  'digit_missing',
  'repeated',
  'sequence',
  'date',
  'own_number',
] as const
export type PinFault = (typeof pinFaults)[number]

/** Few different characters, or the same group again and again: 0000, 1122, 121212. */
function isRepeated(pin: string): boolean {
  if (new Set(pin).size <= 2) return true
  for (let length = 1; length <= pin.length / 2; length += 1)
    if (pin.length % length === 0 && pin.slice(0, length).repeat(pin.length / length) === pin) return true
  return false
}

/** Runs up or down all the way, also around from 9 to 0: 1234, 8765, 7890. */
function isSequence(pin: string): boolean {
  const codes = Array.from(pin.toLowerCase(), (character) => character.charCodeAt(0))
  const steps = codes.slice(1).map((code, index) => {
    const step = code - (codes[index] ?? 0)
    return step === -9 ? 1 : step === 9 ? -1 : step
  })
  const [first] = steps
  return (first === 1 || first === -1) && steps.every((step) => step === first)
}

const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(month: number, day: number): boolean {
  return day >= 1 && day <= (daysInMonth[month - 1] ?? 0)
}

/** Reads as a day: MMDD, YYMMDD or YYYYMMDD. Nobody's birth date is known to the phone; so any is refused. */
function isDate(pin: string): boolean {
  if (!/^(?:\d{4}|\d{6}|(?:19|20)\d{6})$/.test(pin)) return false
  return isDay(Number(pin.slice(-4, -2)), Number(pin.slice(-2)))
}

/** Numbers that colleagues know: the employee number, the extension, the login id's digits. */
function hasOwnNumber(pin: string, ownNumbers: readonly (string | null)[]): boolean {
  return ownNumbers.some((number) => {
    const digits = number?.replace(/\D/g, '') ?? ''
    return digits.length >= 3 && (pin.includes(digits) || (pin.length >= 4 && digits.includes(pin)))
  })
}

/** What is wrong with a PIN; empty for a good one. `ownNumbers`: what colleagues know of the agent. */
export function findPinFaults(
  pin: string,
  { minLength, complexity }: Pick<AppLockPolicy, 'minLength' | 'complexity'>,
  ownNumbers: readonly (string | null)[] = [],
): PinFault[] {
  const found = new Set<PinFault>()
  if (pin.length < minLength) found.add('too_short')
  if (pin.length > maxPinLength) found.add('too_long')
  if (complexity === 'digits' && !/^\d*$/.test(pin)) found.add('not_digits')
  if (complexity === 'letters_and_digits' && !/\p{L}/u.test(pin)) found.add('letter_missing')
  if (complexity === 'letters_and_digits' && !/\d/.test(pin)) found.add('digit_missing')
  if (pin !== '' && isRepeated(pin)) found.add('repeated')
  if (isSequence(pin)) found.add('sequence')
  if (isDate(pin)) found.add('date')
  if (hasOwnNumber(pin, ownNumbers)) found.add('own_number')
  return pinFaults.filter((fault) => found.has(fault))
}

const freeFailures = 3
const firstWaitMs = 30_000
const longestWaitMs = 3_600_000

/** How long the next try must wait after so many wrong PINs in a row, ms: none for three, then doubling up to an hour. */
export function pinWaitMs(failures: number): number {
  if (failures < freeFailures) return 0
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, failures - freeFailures))
}
