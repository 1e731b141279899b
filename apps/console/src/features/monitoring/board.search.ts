import { compact, type RawSearch, read } from '../../platform/search-params.ts'

/** What a count of the strip stands for. */
export const boardFilters = [
  'available',
  'in_call',
  'wrap_up',
  'not_ready',
  'logged_out',
  'long',
  'trouble',
] as const
export type BoardFilter = (typeof boardFilters)[number]

/** Columns by which the table can be ordered. */
export const boardSorts = ['name', 'extension', 'unit', 'state', 'since', 'calls_today'] as const
export type BoardOrder = (typeof boardSorts)[number]

export interface BoardSearch {
  readonly unit?: string | undefined
  readonly show?: BoardFilter | undefined
  /** Part of a name or an extension. */
  readonly find?: string | undefined
  readonly layout?: 'cards' | 'table' | undefined
  /** Order of the table by a column. */
  readonly sort?: BoardOrder | undefined
  readonly isDescending?: true | undefined
  /** Without frame, to be read from afar. */
  readonly wall?: true | undefined
  /** The agent whose panel is open. */
  readonly agent?: string | undefined
}

export function parseBoardSearch(raw: RawSearch): BoardSearch {
  return compact<BoardSearch>({
    unit: read.matching(raw, 'unit', /^(org_[0-9a-f]{32}|all)$/),
    show: read.oneOf(raw, 'show', boardFilters),
    find: read.text(raw, 'find', 40),
    layout: read.oneOf(raw, 'layout', ['cards', 'table'] as const),
    sort: read.oneOf(raw, 'sort', boardSorts),
    isDescending: read.flag(raw, 'isDescending'),
    wall: read.flag(raw, 'wall'),
    agent: read.matching(raw, 'agent', /^agt_[0-9a-f]{32}$/),
  })
}
