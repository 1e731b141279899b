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
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseDevicesSearch(raw: RawSearch): DevicesSearch {
  return compact<DevicesSearch>({
    state: read.oneOf(raw, 'state', deviceStates),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^dev_[0-9a-f]{32}$/),
  })
}
