/*
 * Short numbers that a system must never dial for somebody: police, fire, coast guard, special reports and counsel (1xx, 13xx),
 * also behind an area code, and what people know from abroad.
 */
const koreanSpecial = /^1(?:\d{2}|3\d{2})$/
const behindAreaCode = /^(?:2|[3-6][1-5])1(?:1[0-9]|2[0-9])$/
const foreignEmergency = /^(?:911|999|000)$/

/** Is this one of the emergency or special short numbers; `digits` as dialled in Korea, with or without +82. */
export function isEmergencyNumber(digits: string): boolean {
  if (foreignEmergency.test(digits)) return true
  const national = digits.replace(/^(?:\+?82)?0?/, '')
  return koreanSpecial.test(national) || behindAreaCode.test(national)
}
