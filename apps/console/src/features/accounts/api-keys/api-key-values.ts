import type { ApiKeyResponse, Permission } from '@smartym/contract'
import type { ApiKeyState } from '@smartym/contract/constants'
import { isPhraseKey } from '@smartym/phrases'
import type { Translate } from '../../../platform/language.ts'
import type { Shape, Tone } from '../../../ui/mark.tsx'

export const apiKeyStateSigns: Readonly<Record<ApiKeyState, { tone: Tone; shape: Shape }>> = {
  active: { tone: 'green', shape: 'dot' },
  expired: { tone: 'red', shape: 'clock' },
  revoked: { tone: 'grey', shape: 'cross' },
}

const dayMs = 86_400_000
/** So long before its end a key is marked: time enough to have the CRM's people change it. */
const warnDays = 14

/** What a permission lets its key do, in words; what every key may do has a word of this page. */
export function permissionText(t: Translate, permission: Permission): string {
  const phrase = `console.permission.${permission}`
  if (permission === 'self') return t('console.api_keys.itself')
  return isPhraseKey(phrase) ? t(phrase) : permission
}

/** Whole days until an active key ends, when that is soon; undefined otherwise. */
export function daysUntilEnd(
  { state, expiresAt }: Pick<ApiKeyResponse, 'state' | 'expiresAt'>,
  now: number,
): number | undefined {
  if (state !== 'active' || expiresAt === null) return undefined
  const days = Math.floor((Date.parse(expiresAt) - now) / dayMs)
  return days <= warnDays ? Math.max(0, days) : undefined
}

/** One entry a line, or separated by commas, as people paste them. */
export function listOf(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((each) => each !== ''))]
}

const networkForm = /^(\d{1,3}(\.\d{1,3}){3}(\/\d{1,2})?|[\da-f:.]*:[\da-f:.]*(\/\d{1,3})?)$/i

export function isNetworkText(text: string): boolean {
  return networkForm.test(text)
}

/** An origin as browsers send it: scheme, host, port that is not the scheme's own, nothing else. */
export function isOriginText(text: string): boolean {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false
  return new URL(text).origin === text
}

/** A public key as it was pasted; undefined for what is no JSON object. A set of keys is taken when it holds one. */
export function parsePublicKey(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const { keys } = value as { keys?: unknown }
    const one: unknown = Array.isArray(keys) && keys.length === 1 ? keys[0] : value
    const { kty } = one as { kty?: unknown }
    return typeof kty === 'string' ? (one as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
