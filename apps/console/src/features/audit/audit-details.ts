import type { AuditEntryResponse } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import type { Translate } from '../../platform/language.ts'

const idPattern = /^[a-z]+_[0-9a-f]{32}$/

function wordOf(t: Translate, candidates: readonly string[], fallback: string): string {
  const key = candidates.find(isPhraseKey)
  return key === undefined ? fallback : t(key)
}

/** A member of an entry's details in words; what has none is shown as it was kept. */
function valueText(t: Translate, value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  const places = [
    'recordings',
    'accounts',
    'console.audit_value',
    'console.listen_reason',
    'console.role',
    'agent_state',
    'console.device_state',
    'dial_outcome',
  ]
  return wordOf(t, [value, ...places.map((place) => `${place}.${value}`)], value)
}

export interface AuditDetail {
  readonly name: string
  readonly value: string
}

/** What an entry says beside who, when and on what; ids are left to `codesOf`. */
export function detailsOf(
  t: Translate,
  { detail }: Pick<AuditEntryResponse, 'detail'>,
): readonly AuditDetail[] {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined)
    .filter(([, value]) => typeof value !== 'string' || !idPattern.test(value))
    .map(([name, value]) => ({
      name: wordOf(t, [`console.audit_detail.${name}`], name),
      value: valueText(t, value),
    }))
}

/** The stable codes and ids of an entry, for whoever compares it with another system. */
export function codesOf(entry: AuditEntryResponse): readonly string[] {
  const { action, auditEntryId, actorId, objectId, deviceId, detail } = entry
  const ids = Object.values(detail).filter((value) => typeof value === 'string' && idPattern.test(value))
  const codes = [action, auditEntryId, actorId, objectId, deviceId, ...ids]
  return [...new Set(codes.filter((code) => typeof code === 'string'))]
}
