import { useMemo } from 'react'
import type { Language } from '@smartym/contract'
import { useLanguage } from './language.ts'
import { useSession } from './session.ts'

const locales: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-GB', ja: 'ja-JP', zh: 'zh-CN' }

/** Writes times, lengths and amounts as a page shows them. Times are ISO instants or UTC milliseconds. */
export interface Format {
  /** `11-23 14:05:09` */
  time(at: string | number): string
  /** `14:05:09` */
  clock(at: string | number): string
  /** `14:05:09.120` */
  clockMs(at: string | number): string
  /** The whole date and time in words, with the zone. */
  fullTime(at: string | number): string
  /** `2026-11-23` */
  date(at: string | number): string
  count(value: number): string
  /** `1.4 MB` */
  bytes(value: number): string
}

function partsWriter(timeZone: string, options: Intl.DateTimeFormatOptions) {
  const formatter = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...options })
  return (at: string | number) => {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
    for (const { type, value } of formatter.formatToParts(new Date(at))) parts[type] = value
    return parts
  }
}

const twoDigits = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
} as const

/** Writers for one language and the organization's time zone. */
export function createFormat(language: Language, timeZone: string): Format {
  const locale = locales[language]
  const parts = partsWriter(timeZone, twoDigits)
  const full = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full', timeStyle: 'long' })
  const amount = new Intl.NumberFormat(locale)
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const clock = (at: string | number) => {
    const { hour, minute, second } = parts(at)
    return `${hour}:${minute}:${second}`
  }
  return {
    clock,
    clockMs: (at) => `${clock(at)}.${parts(at).fractionalSecond}`,
    time(at) {
      const { month, day } = parts(at)
      return `${month}-${day} ${clock(at)}`
    },
    fullTime: (at) => full.format(new Date(at)),
    date(at) {
      const { year, month, day } = parts(at)
      return `${year}-${month}-${day}`
    },
    count: (value) => amount.format(value),
    bytes(value) {
      const [divisor, unit] = value >= 1e9 ? [1e9, 'GB'] : value >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB']
      return `${oneDecimal.format(value / divisor)} ${unit}`
    },
  }
}

/** `3:07`, from an hour on `1:03:07`. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.floor(durationMs / 1000))
  const padded = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60) % 60
  const hours = Math.floor(seconds / 3600)
  const tail = padded(seconds % 60)
  return hours === 0 ? `${minutes}:${tail}` : `${hours}:${padded(minutes)}:${tail}`
}

/** Writers for the page's language and the organization's time zone. */
export function useFormat(): Format {
  const language = useLanguage()
  const { timeZone } = useSession()
  return useMemo(() => createFormat(language, timeZone), [language, timeZone])
}
