import type { NotReadyReason } from '@smartym/contract'
import { isPhraseKey, phrase, type PhraseLanguage, type PhraseParams } from '@smartym/phrases'

/** Words in the phone's language; a key that nobody knows is shown as it is, so that it is found. */
export type Words = (key: string, params?: PhraseParams) => string

export function wordsOf(language: PhraseLanguage): Words {
  return (key, params) => (isPhraseKey(key) ? phrase(language, key, params) : key)
}

/** `3:07`, `1:02:09`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** `14:05:09` on the phone's clock. */
export function formatClock(wallMs: number): string {
  const date = new Date(wallMs)
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

/** `2026-12-24` on the phone's calendar. */
export function formatDate(wallMs: number): string {
  const date = new Date(wallMs)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `2026-12-24 14:05` on the phone's calendar and clock. */
export function formatDateTime(wallMs: number): string {
  return `${formatDate(wallMs)} ${formatClock(wallMs).slice(0, 5)}`
}

/** `+821000001234` as Koreans write it, `010-0000-1234`; other numbers as they are. */
export function formatNumber(phoneNumber: string): string {
  const national = /^\+82(\d+)$/.exec(phoneNumber)?.[1]
  if (national === undefined) return phoneNumber
  const parts = /^(2|50\d|\d\d)(\d{3,4})(\d{4})$/.exec(national)
  return parts === null ? `0${national}` : `0${parts[1]}-${parts[2]}-${parts[3]}`
}

/** A state as it is said: not ready shows its reason itself (휴식, 교육 …). */
export function nameState(
  state: string,
  reason: string | null,
  reasons: readonly NotReadyReason[],
  language: PhraseLanguage,
  words: Words,
): string {
  const found = state === 'not_ready' ? reasons.find((each) => each.code === reason) : undefined
  return found?.name[language] ?? words(`agent_state.${state}`)
}
