import type { IntegrityPolicy, IntegritySign } from '@smartym/contract'
import type { IntegrityVerdict } from '@smartym/contract/constants'

/** What follows from the signs on a phone: on the phone itself, and on the server, which alone wipes (SEC-10). */
export function judgeIntegrity(
  signs: readonly IntegritySign[],
  { blockSigns, wipeSigns, blockFromWeight }: IntegrityPolicy,
): IntegrityVerdict {
  if (signs.length === 0) return 'trusted'
  const isAmong = (kinds: readonly string[]): boolean => signs.some(({ sign }) => kinds.includes(sign))
  if (isAmong(wipeSigns)) return 'wipe'
  const weight = signs.reduce((sum, each) => sum + each.weight, 0)
  return isAmong(blockSigns) || weight >= blockFromWeight ? 'block' : 'warn'
}

/** May nobody work on a phone of this verdict. */
export function isDistrusted(verdict: IntegrityVerdict): boolean {
  return verdict === 'block' || verdict === 'wipe'
}
