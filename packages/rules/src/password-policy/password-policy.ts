import type { CharacterClass, PasswordFault, PasswordPolicy, PasswordPolicyName } from '@smartym/contract'
import { isCommonPassword } from './common-passwords.ts'
import { keysOf } from './keys.ts'

/** No password is cut: what is longer is refused. Counted in characters, not in bytes. */
export const maxPasswordLength = 128

/** The policies that come with the product (SEC-2); a company may change single values of the one it takes. */
export const passwordPolicies: Readonly<Record<PasswordPolicyName, PasswordPolicy>> = {
  'kr-financial-2018': {
    name: 'kr-financial-2018',
    minLength: 8,
    maxLength: maxPasswordLength,
    classes: ['letter', 'digit', 'symbol'],
    history: 5,
    maxAgeDays: 90,
    warnDays: 14,
    areSequencesRefused: true,
  },
  'asvs-2025': {
    name: 'asvs-2025',
    minLength: 15,
    maxLength: maxPasswordLength,
    classes: [],
    history: 0,
    maxAgeDays: 0,
    warnDays: 0,
    areSequencesRefused: false,
  },
}

/** Whose password it is to be: what others know of a person must not be in it. */
export interface PasswordOwner {
  readonly loginId: string
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly birthOn?: string | null
  /** E.164. */
  readonly phoneNumbers?: readonly string[]
}

const classForms: Readonly<Record<CharacterClass, RegExp>> = {
  letter: /\p{L}/u,
  digit: /\p{Nd}/u,
  symbol: /[^\p{L}\p{Nd}\s]/u,
}
const classFaults: Readonly<Record<CharacterClass, PasswordFault>> = {
  letter: 'letter_missing',
  digit: 'digit_missing',
  symbol: 'symbol_missing',
}

const shortestWord = 3
const runLength = 4
const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

function windows(text: string, length: number): string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length))
}

function hasWord(keys: string, words: readonly string[]): boolean {
  return words.some((word) => word.length >= shortestWord && keys.includes(word))
}

/* A Korean name is known by its given part too, a Western one by each of its parts. */
function wordsOfName(name: string): string[] {
  const parts = name.trim().split(/\s+/)
  const [whole = ''] = parts
  const given = parts.length === 1 && /^[가-힣]{3,4}$/.test(whole) ? [whole.slice(1)] : []
  return [...parts, ...given, parts.join('')].map(keysOf)
}

function writingsOfBirth(birthOn: string | null | undefined): string[] {
  const [year = '', month = '', day = ''] = birthOn?.split('-') ?? []
  if (year === '') return []
  return [
    `${year}${month}${day}`,
    `${year.slice(2)}${month}${day}`,
    `${month}${day}`,
    `${day}${month}${year}`,
  ]
}

function runsOfNumber(phoneNumber: string): string[] {
  return windows(phoneNumber.replace(/\D/g, '').replace(/^82/, '0'), runLength)
}

function isStep(keys: string, step: number): boolean {
  const codes = Array.from(keys, (key) => key.charCodeAt(0))
  return codes.every((code, index) => index === 0 || code - (codes[index - 1] ?? 0) === step)
}

function isSequence(keys: string): boolean {
  if (!/^(?:[a-z]+|\d+)$/.test(keys)) return false
  const isAcrossZero = '7890'.includes(keys) || '0987'.includes(keys)
  return isStep(keys, 1) || isStep(keys, -1) || isAcrossZero
}

function isKeyboardRow(keys: string): boolean {
  const backwards = Array.from(keys).toReversed().join('')
  return keyboardRows.some((row) => row.includes(keys) || row.includes(backwards))
}

function sequenceFaults(written: string, keys: string): PasswordFault[] {
  const runs = windows(keys, runLength)
  const faults: [PasswordFault, boolean][] = [
    ['has_same_characters', windows(written.toLowerCase(), runLength).some((run) => isStep(run, 0))],
    ['has_sequence', runs.some(isSequence)],
    ['has_keyboard_row', runs.some(isKeyboardRow)],
  ]
  return faults.filter(([, isThere]) => isThere).map(([fault]) => fault)
}

function contentFaults(password: string, keys: string, owner: PasswordOwner): PasswordFault[] {
  const digits = password.replace(/\D/g, '')
  const hasDigits = (runs: readonly string[]): boolean =>
    runs.some((run) => password.includes(run) || (run.length > runLength && digits.includes(run)))
  const faults: [PasswordFault, boolean][] = [
    ['has_login_id', hasWord(keys, [keysOf(owner.loginId)])],
    ['has_name', hasWord(keys, wordsOfName(owner.name))],
    ['has_birth_date', hasDigits(writingsOfBirth(owner.birthOn))],
    ['has_phone_number', hasDigits((owner.phoneNumbers ?? []).flatMap(runsOfNumber))],
  ]
  return faults.filter(([, isThere]) => isThere).map(([fault]) => fault)
}

/**
 * Everything that is wrong with a new password, but for its history, which only the server knows; nothing when it may be
 * taken. Pure, so that the screen tells the same while it is typed.
 */
export function findPasswordFaults(
  policy: PasswordPolicy,
  password: string,
  owner: PasswordOwner,
): PasswordFault[] {
  const written = password.normalize('NFC')
  const { length } = Array.from(written)
  const keys = keysOf(written)
  return [
    ...(length < policy.minLength ? (['too_short'] as const) : []),
    ...(length > policy.maxLength ? (['too_long'] as const) : []),
    ...policy.classes.filter((each) => !classForms[each].test(written)).map((each) => classFaults[each]),
    ...contentFaults(written, keys, owner),
    ...(policy.areSequencesRefused ? sequenceFaults(written, keys) : []),
    ...(isCommonPassword(written) || isCommonPassword(keys) ? (['common'] as const) : []),
  ]
}

const dayMs = 24 * 3_600_000

/** How a password's age stands to its policy. Times in UTC ms. */
export interface PasswordAge {
  /** Null when passwords do not grow old here. */
  readonly expiresAt: number | null
  readonly isExpired: boolean
  /** Its owner should be told that it ends soon. */
  readonly isWarned: boolean
}

export function passwordAge(
  { maxAgeDays, warnDays }: Pick<PasswordPolicy, 'maxAgeDays' | 'warnDays'>,
  setAt: number,
  now: number,
): PasswordAge {
  if (maxAgeDays === 0) return { expiresAt: null, isExpired: false, isWarned: false }
  const expiresAt = setAt + maxAgeDays * dayMs
  const isExpired = now >= expiresAt
  return { expiresAt, isExpired, isWarned: !isExpired && now >= expiresAt - warnDays * dayMs }
}
