import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import { numberEmergency, numberForeign, numberInvalid } from './dialing.errors.ts'

/** E.164 of a number that may be called. Throws `dialing.number_invalid`, `…_emergency`, `…_foreign` (CTC-1). */
export function ensureCallable(text: string, isForeignAllowed: boolean): string {
  const parsed = parsePhoneNumber(text, { isForeignAllowed })
  if (parsed.ok) return parsed.e164
  switch (parsed.reason) {
    case 'emergency':
      throw numberEmergency()
    case 'foreign':
      throw numberForeign()
    case 'invalid':
      throw numberInvalid()
  }
}
