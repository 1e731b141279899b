import type { IntegritySign } from '@smartym/contract'
import type { Faults } from '../faults/faults.ts'

/** Signs that the phone finds on itself, told honestly: what the panel does to it shows here as a real phone would see it. */
export function integritySignsOf(
  { isRooted, isAppChanged, isUsbDebuggingOn }: Faults,
  hasLostKey: boolean,
): IntegritySign[] {
  const signs: IntegritySign[] = []
  if (isRooted) signs.push({ sign: 'su_binary', weight: 80 }, { sign: 'test_keys', weight: 60 })
  if (isAppChanged) signs.push({ sign: 'foreign_signature', weight: 100 })
  if (hasLostKey) signs.push({ sign: 'lost_key', weight: 30 })
  if (isUsbDebuggingOn) signs.push({ sign: 'usb_debugging', weight: 20 })
  return signs
}
