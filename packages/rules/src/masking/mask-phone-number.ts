import { isEmergencyNumber } from '../phone-numbers/emergency-numbers.ts'
import { formatNational } from '../phone-numbers/phone-numbers.ts'

/**
 * National form of an E.164 number with only the first group and the last four digits readable: `010-****-1234` (SEC-12).
 * A number of fewer than three groups hides all but its end, and never more than half of a short one is shown. A masked
 * number comes back as it is; so does an emergency number, which is nobody's.
 */
export function maskPhoneNumber(e164: string): string {
  if (isEmergencyNumber(e164)) return e164
  const text = formatNational(e164)
  const first = /^\+?\d+(?=[ -][\d*]+[ -])/.exec(text)?.[0] ?? ''
  const lastFrom = indexOfLastDigits(text, Math.min(4, Math.floor(text.replaceAll(/[^\d*]/g, '').length / 2)))
  return first + text.slice(first.length, lastFrom).replaceAll(/\d/g, '*') + text.slice(lastFrom)
}

function indexOfLastDigits(text: string, count: number): number {
  let left = count
  let index = text.length
  while (index > 0 && left > 0) {
    index -= 1
    if (/[\d*]/.test(text.charAt(index))) left -= 1
  }
  return index
}
