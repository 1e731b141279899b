import type { DeviceState } from '@smartym/contract'
import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export const deviceStates = [
  'pending',
  'active',
  'suspended',
  'lost',
  'replaced',
  'wiped',
] as const satisfies readonly DeviceState[]

export interface DevicesSearch {
  readonly state?: DeviceState | undefined
  readonly unit?: string | undefined
  readonly find?: string | undefined
  readonly connected?: 'yes' | 'no' | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseDevicesSearch(raw: RawSearch): DevicesSearch {
  return compact<DevicesSearch>({
    state: read.oneOf(raw, 'state', deviceStates),
    unit: read.matching(raw, 'unit', /^org_[0-9a-f]{32}$/),
    find: read.text(raw, 'find', 100),
    connected: read.oneOf(raw, 'connected', ['yes', 'no'] as const),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^dev_[0-9a-f]{32}$/),
  })
}

/** What the list of phones is asked for. */
export function devicesQuery({ state, unit, find, connected }: DevicesSearch) {
  return {
    ...(state !== undefined && { state }),
    ...(unit !== undefined && { orgUnitId: unit }),
    ...(find !== undefined && { search: find }),
    ...(connected !== undefined && { isConnected: connected === 'yes' }),
  }
}
