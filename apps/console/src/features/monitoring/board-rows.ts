import type { AgentFlag, BoardEvent, BoardRow, OrgUnitResponse } from '@smartym/contract'
import { agentFlagTones } from '../../ui/states.ts'
import type { BoardFilter, BoardOrder } from './board.search.ts'

/** The board as the stream has told it so far; undefined before the first snapshot. */
export type Board = ReadonlyMap<string, BoardRow>

/** The board after one more event: a snapshot replaces it, rows replace rows, the last one wins. */
export function foldBoard(board: Board | undefined, event: BoardEvent): Board {
  const rows = event.kind === 'snapshot' ? new Map<string, BoardRow>() : new Map(board)
  if (event.kind === 'rows') for (const agentId of event.removed) rows.delete(agentId)
  for (const row of event.rows) rows.set(row.agentId, row)
  return rows
}

const longFlags: readonly AgentFlag[] = ['long_call', 'long_wrap_up']

/** Is somebody or something stuck so that a call or a recording is in danger. */
export function isInTrouble({ flags }: Pick<BoardRow, 'flags'>): boolean {
  return flags.some((flag) => agentFlagTones[flag] === 'red')
}

/** Does a row belong to a count of the strip. */
export function belongsTo(row: BoardRow, filter: BoardFilter): boolean {
  if (filter === 'long') return row.flags.some((flag) => longFlags.includes(flag))
  if (filter === 'trouble') return isInTrouble(row)
  return row.state === filter
}

export type BoardCounts = Readonly<Record<BoardFilter | 'all', number>>

/** The figures of the strip. */
export function countBoard(rows: Iterable<BoardRow>): BoardCounts {
  const counts = {
    all: 0,
    available: 0,
    in_call: 0,
    wrap_up: 0,
    not_ready: 0,
    logged_out: 0,
    long: 0,
    trouble: 0,
  }
  for (const row of rows) {
    counts.all += 1
    counts[row.state] += 1
    if (belongsTo(row, 'long')) counts.long += 1
    if (belongsTo(row, 'trouble')) counts.trouble += 1
  }
  return counts
}

export interface Wanted {
  readonly show?: BoardFilter | undefined
  readonly find?: string | undefined
}

function isWanted(row: BoardRow, { show, find }: Wanted): boolean {
  if (show !== undefined && !belongsTo(row, show)) return false
  if (find === undefined) return true
  const text = `${row.name} ${row.extension ?? ''} ${row.employeeNumber ?? ''} ${row.call?.customerNumber.last4 ?? ''}`
  return text.toLowerCase().includes(find.toLowerCase())
}

/**
 * The rows to show, in an order that does not depend on what the agents do: by unit in the company's order, then by
 * name. A card therefore never moves because its agent took a call.
 */
export function orderBoard(
  board: Board,
  units: readonly OrgUnitResponse[],
  wanted: Wanted,
): readonly BoardRow[] {
  const places = new Map(units.map((unit) => [unit.orgUnitId, unit.path]))
  const placeOf = (row: BoardRow) => places.get(row.orgUnitId) ?? row.orgUnitName
  return [...board.values()]
    .filter((row) => isWanted(row, wanted))
    .toSorted(
      (a, b) =>
        placeOf(a).localeCompare(placeOf(b)) ||
        a.orgUnitName.localeCompare(b.orgUnitName) ||
        a.name.localeCompare(b.name) ||
        a.agentId.localeCompare(b.agentId),
    )
}

const stateOrder = ['in_call', 'wrap_up', 'available', 'not_ready', 'logged_out']

/** Orders of the table by the keys of its columns; the longest state stands first. */
export const boardOrders = {
  name: (a, b) => a.name.localeCompare(b.name),
  extension: (a, b) => (a.extension ?? '').localeCompare(b.extension ?? ''),
  unit: (a, b) => a.orgUnitName.localeCompare(b.orgUnitName),
  state: (a, b) => stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state),
  since: (a, b) => a.since.localeCompare(b.since),
  calls_today: (a, b) => b.callsToday - a.callsToday,
} as const satisfies Record<BoardOrder, (a: BoardRow, b: BoardRow) => number>

/** Rows in an order of the table; rows that are equal in it keep their own. */
export function sortBoard(
  rows: readonly BoardRow[],
  order: BoardOrder | undefined,
  isDescending: boolean,
): readonly BoardRow[] {
  if (order === undefined) return rows
  const compare = boardOrders[order]
  return rows.toSorted((a, b) => (isDescending ? compare(b, a) : compare(a, b)))
}

export interface Team {
  readonly orgUnitId: string
  readonly name: string
  readonly rows: readonly BoardRow[]
}

/** Neighbouring rows of one unit together. */
export function groupByTeam(rows: readonly BoardRow[]): readonly Team[] {
  const teams = new Map<string, { orgUnitId: string; name: string; rows: BoardRow[] }>()
  for (const row of rows) {
    const team = teams.get(row.orgUnitId)
    if (team) team.rows.push(row)
    else teams.set(row.orgUnitId, { orgUnitId: row.orgUnitId, name: row.orgUnitName, rows: [row] })
  }
  return [...teams.values()]
}

/**
 * Ids to show now. While the pointer is among the rows (`isHeld`) the shown ones stay where they are, also those that
 * no longer fit the filter, and nobody comes in between; those that left the board go.
 */
export function heldOrder(
  shown: readonly string[],
  wanted: readonly string[],
  isHeld: boolean,
  board: Board,
): readonly string[] {
  return isHeld && shown.length > 0 ? shown.filter((agentId) => board.has(agentId)) : wanted
}
