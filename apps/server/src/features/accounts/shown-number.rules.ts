import type { ShownPhoneNumber as ShownPhoneNumberSchema } from '@smartym/contract'
import type { Static } from 'typebox'

/** A phone number as lists and pages show it. */
export type ShownPhoneNumber = Static<typeof ShownPhoneNumberSchema>

const shownDigits = 4
const koreaCode = '+82'

/* Numbers of companies (1588-…) have no leading zero. */
function nationalDigits(e164: string): string {
  const rest = e164.slice(koreaCode.length)
  return /^1[568]\d{6}$/.test(rest) ? rest : `0${rest}`
}

/* 02 is Seoul; 050x numbers have four digits in front, all others three. */
function koreanPrefix(national: string): string {
  if (national.startsWith('02')) return '02'
  return national.slice(0, national.startsWith('050') ? 4 : 3)
}

/**
 * A number as everybody sees it: its last four digits and where it belongs, `010-****-1234`. The whole number leaves
 * the server only by the audited act of revealing it (SEC-12).
 */
export function showPhoneNumber(e164: string): ShownPhoneNumber {
  const last4 = e164.slice(-shownDigits)
  const isKorean = e164.startsWith(koreaCode)
  const digits = isKorean ? nationalDigits(e164) : e164.slice(1)
  const prefix = digits.startsWith('0') ? koreanPrefix(digits) : ''
  const hidden = '*'.repeat(Math.max(0, digits.length - prefix.length - shownDigits))
  const text = [prefix, hidden, last4].filter((part) => part !== '').join('-')
  return { text: isKorean ? text : `+${text}`, last4, isMasked: true }
}
