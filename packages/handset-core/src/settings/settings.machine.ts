import type { HandsetSettings, Language } from '@smartym/contract'
import { recordingMedia, recordingModes, uploadNetworks } from '@smartym/contract/constants'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { Step } from '../step/step.ts'

const rowKey = 'settings'
const preferencesKey = 'preferences'

/** Until the server has spoken: nothing is dialled without being recorded. */
const firstSettings: HandsetSettings = {
  version: 0,
  recordingMode: 'automatic',
  recordingMedia: 'amr',
  isRecordingRequired: true,
  wrapUpMs: 0,
  isDispositionRequired: false,
  isNumberMasked: true,
  notReadyReasons: [],
  dispositions: [],
  isLiveUploadOn: true,
  uploadNetwork: 'any',
  lowSpaceBytes: 0,
  lowBatteryPercent: 0,
  maxClockOffsetMs: Number.MAX_SAFE_INTEGER,
}

/* Words that this version knows. A server that is newer may want others. */
const knownWords = {
  recordingMode: recordingModes,
  recordingMedia,
  uploadNetwork: uploadNetworks,
} as const satisfies { [K in keyof HandsetSettings]?: readonly HandsetSettings[K][] }

function isKnown(next: HandsetSettings, name: keyof typeof knownWords): boolean {
  const words: readonly string[] = knownWords[name]
  return words.includes(next[name])
}

/** What the server sets on this phone (MON-2), and the one thing that its agent does: the language (DIS-7). */
export function createSettingsMachine({ reports }: { reports: Pick<ReportsMachine, 'add'> }) {
  let settings = firstSettings
  let language: Language = 'ko'

  return {
    restore(rows: Record<string, unknown>): void {
      settings = (rows[rowKey] as HandsetSettings | undefined) ?? firstSettings
      language = (rows[preferencesKey] as { language: Language } | undefined)?.language ?? 'ko'
    },
    apply(step: Step, next: HandsetSettings): void {
      // The server's word stands, also when it went back to an older version, or the phone came to another unit.
      const unapplied = (Object.keys(knownWords) as (keyof typeof knownWords)[]).filter(
        (name) => !isKnown(next, name),
      )
      const kept = Object.fromEntries(unapplied.map((name) => [name, settings[name]]))
      const followed: HandsetSettings = { ...next, ...kept }
      if (JSON.stringify(followed) === JSON.stringify(settings)) return
      settings = followed
      step.put(rowKey, followed)
      const { version } = next
      reports.add(step, 'settings.applied', unapplied.length === 0 ? { version } : { version, unapplied })
    },
    chooseLanguage(step: Step, chosen: Language): void {
      if (chosen === language) return
      language = chosen
      step.put(preferencesKey, { language })
    },
    current: (): HandsetSettings => settings,
    language: (): Language => language,
  }
}
export type SettingsMachine = ReturnType<typeof createSettingsMachine>
