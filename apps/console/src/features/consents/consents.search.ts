import type { ConsentDecision, ConsentKind, ConsentStanding, ConsentTextState } from '@smartym/contract'
import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export const consentsTabs = ['texts', 'history'] as const
export type ConsentsTab = (typeof consentsTabs)[number]

export const consentKinds = [
  'terms_of_use',
  'personal_data',
  'recording_notice',
  'device_management',
] as const satisfies readonly ConsentKind[]
export const consentTextStates = [
  'draft',
  'published',
  'superseded',
  'retired',
] as const satisfies readonly ConsentTextState[]
export const consentStandings = [
  'given',
  'missing',
  'withdrawn',
] as const satisfies readonly ConsentStanding[]
export const consentDecisions = ['given', 'withdrawn'] as const satisfies readonly ConsentDecision[]

export interface ConsentsSearch {
  readonly tab?: ConsentsTab | undefined
  readonly text?: ConsentKind | undefined
  readonly state?: ConsentTextState | undefined
  readonly decision?: ConsentDecision | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseConsentsSearch(raw: RawSearch): ConsentsSearch {
  return compact<ConsentsSearch>({
    tab: read.oneOf(raw, 'tab', consentsTabs),
    text: read.oneOf(raw, 'text', consentKinds),
    state: read.oneOf(raw, 'state', consentTextStates),
    decision: read.oneOf(raw, 'decision', consentDecisions),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^(?:cnt|cnd)_[0-9a-f]{32}$/),
  })
}

export interface ConsentTextSearch {
  readonly standing?: ConsentStanding | undefined
  readonly find?: string | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseConsentTextSearch(raw: RawSearch): ConsentTextSearch {
  return compact<ConsentTextSearch>({
    standing: read.oneOf(raw, 'standing', consentStandings),
    find: read.text(raw, 'find'),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^acc_[0-9a-f]{32}$/),
  })
}
