import type { CallDirection } from '@smartym/contract'
import { callDirections } from '@smartym/contract/constants'
import { type RawSearch, read } from '../platform/search-params.ts'
import { endOfDay, startOfDay } from '../platform/zone.ts'
import { parseNumberQuery } from './phone-search.ts'

/** The filters that calls and recordings have in common, as they stand in an address. */
export interface CommonSearch {
  /** Days of the organization's calendar, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly unit?: string | undefined
  readonly agent?: string | undefined
  readonly direction?: CallDirection | undefined
  /** A whole number or the end of one. */
  readonly digits?: string | undefined
  /** Place in the list. */
  readonly cursor?: string | undefined
  /** Row that one opened last. */
  readonly row?: string | undefined
}

export function parseCommonSearch(raw: RawSearch): CommonSearch {
  const digits = read.text(raw, 'digits', 20)
  return {
    from: read.day(raw, 'from'),
    to: read.day(raw, 'to'),
    unit: read.matching(raw, 'unit', /^org_[0-9a-f]{32}$/),
    agent: read.matching(raw, 'agent', /^agt_[0-9a-f]{32}$/),
    direction: read.oneOf(raw, 'direction', callDirections),
    digits: digits !== undefined && parseNumberQuery(digits) ? digits : undefined,
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^[a-z]+_[0-9a-f]{32}$/),
  }
}

/** The same filters as the API takes them. */
export function commonQuery({ from, to, unit, agent, direction, digits }: CommonSearch, timeZone: string) {
  return {
    ...(from !== undefined && { from: startOfDay(from, timeZone) }),
    ...(to !== undefined && { to: endOfDay(to, timeZone) }),
    ...(unit !== undefined && { orgUnitId: unit }),
    ...(agent !== undefined && { agentId: agent }),
    ...(direction !== undefined && { direction }),
    ...(digits !== undefined && parseNumberQuery(digits)),
  }
}

/** Is any filter on, beside the place in the list. */
export function isFiltered(search: object): boolean {
  return Object.entries(search).some(
    ([name, value]) => value !== undefined && name !== 'cursor' && name !== 'row',
  )
}
