import type { ShownPhoneNumber as ShownPhoneNumberSchema } from '@smartym/contract'
import { maskPhoneNumber } from '@smartym/rules/masking'
import { last4 } from '@smartym/rules/phone-numbers'
import type { Static } from 'typebox'

/** A phone number as lists and pages show it. */
export type ShownPhoneNumber = Static<typeof ShownPhoneNumberSchema>

/**
 * A number as everybody sees it: its last four digits and where it belongs, `010-****-1234`. The whole number leaves
 * the server only by the audited act of revealing it (SEC-12).
 */
export function showPhoneNumber(e164: string): ShownPhoneNumber {
  return { text: maskPhoneNumber(e164), last4: last4(e164), isMasked: true }
}
