import type { SettingReceiptState, SettingTarget } from '@smartym/contract'
import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export const settingsTabs = ['values', 'history', 'receipts'] as const
export type SettingsTab = (typeof settingsTabs)[number]

export const receiptStates = [
  'applied',
  'waiting',
  'offline',
  'not_possible',
] as const satisfies readonly SettingReceiptState[]

export interface RemoteSettingsSearch {
  readonly unit?: string | undefined
  readonly device?: string | undefined
  readonly tab?: SettingsTab | undefined
  readonly find?: string | undefined
  /** Only values that are set at this place. */
  readonly own?: true | undefined
  readonly state?: SettingReceiptState | undefined
  /** Days of the organization's calendar, both included; of the history. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
}

export function parseRemoteSettingsSearch(raw: RawSearch): RemoteSettingsSearch {
  return compact<RemoteSettingsSearch>({
    unit: read.matching(raw, 'unit', /^org_[0-9a-f]{32}$/),
    device: read.matching(raw, 'device', /^dev_[0-9a-f]{32}$/),
    tab: read.oneOf(raw, 'tab', settingsTabs),
    find: read.text(raw, 'find'),
    own: read.flag(raw, 'own'),
    state: read.oneOf(raw, 'state', receiptStates),
    from: read.day(raw, 'from'),
    to: read.day(raw, 'to'),
    cursor: read.text(raw, 'cursor', 500),
  })
}

/** What a list of one of the tabs is given. */
export interface SettingListProps {
  readonly target: SettingTarget
  readonly search: RemoteSettingsSearch
  readonly onSearch: (changes: RemoteSettingsSearch) => void
}

/** The place that an address is about, as addresses have it. */
export function placeOf({ unit, device }: RemoteSettingsSearch) {
  return { ...(unit !== undefined && { unit }), ...(device !== undefined && { device }) }
}

/** What an address is about, as the API takes it. */
export function targetOf({ unit, device }: RemoteSettingsSearch): SettingTarget {
  if (device !== undefined) return { level: 'device', targetId: device }
  return unit === undefined ? { level: 'company' } : { level: 'org_unit', targetId: unit }
}
