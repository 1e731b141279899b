import type { ShownPhoneNumber as ShownPhoneNumberSchema } from '@smartym/contract'
import { maskPhoneNumber } from '@smartym/rules/masking'
import { last4 } from '@smartym/rules/phone-numbers'
import type { Static } from 'typebox'

const shownDigits = 4

/** A phone number as lists and pages show it. */
export type ShownPhoneNumber = Static<typeof ShownPhoneNumberSchema>

/**
 * A number as everybody sees it: its last four digits and where it belongs, `010-****-1234`. The whole number leaves
 * the server only by the audited act of revealing it (SEC-12).
 */
export function showPhoneNumber(e164: string): ShownPhoneNumber {
  return { text: maskPhoneNumber(e164), last4: last4(e164), isMasked: true }
}

const typedNumber = /^\+?[\d\s-]{3,}$/
/* Five digits and more are a number when they begin like one or stand in groups; else they are somebody's employee number. */
const wholeNumber = /^[+0]|[\s-]/

/**
 * The end of a number that was typed to search by: as far as everybody sees it, however much was typed, so that nobody finds
 * out hidden digits by trying (SEC-12). Undefined when it was no number.
 */
export function searchedEnd(typed: string): string | undefined {
  const digits = typed.replaceAll(/\D/g, '')
  if (!typedNumber.test(typed) || digits.length < 3) return undefined
  return digits.length <= shownDigits || wholeNumber.test(typed) ? digits.slice(-shownDigits) : undefined
}
