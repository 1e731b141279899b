import type { TextMessageState } from '@smartym/contract'
import { textMessageStates } from '@smartym/contract/constants'
import { compact, type RawSearch, read } from '../../platform/search-params.ts'
import { commonQuery, type CommonSearch, parseCommonSearch } from '../../ui/search-filters.ts'

export const textsTabs = ['history', 'templates'] as const
export type TextsTab = (typeof textsTabs)[number]

export interface TextsSearch extends Pick<CommonSearch, 'from' | 'to' | 'unit' | 'agent' | 'cursor' | 'row'> {
  readonly tab?: TextsTab | undefined
  readonly state?: TextMessageState | undefined
}

export function parseTextsSearch(raw: RawSearch): TextsSearch {
  const { from, to, unit, agent, cursor, row } = parseCommonSearch(raw)
  return compact<TextsSearch>({
    tab: read.oneOf(raw, 'tab', textsTabs),
    state: read.oneOf(raw, 'state', textMessageStates),
    from,
    to,
    unit,
    agent,
    cursor,
    row,
  })
}

/** The filters as the API takes them. */
export function textsQuery({ from, to, unit, agent, state }: TextsSearch, timeZone: string) {
  return {
    ...commonQuery({ from, to, unit, agent }, timeZone),
    ...(state !== undefined && { state }),
  }
}
