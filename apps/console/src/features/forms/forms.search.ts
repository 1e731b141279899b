import type { FormKind, FormState } from '@smartym/contract'
import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export const formsTabs = ['to_decide', 'all'] as const
export type FormsTab = (typeof formsTabs)[number]
export const formKinds = ['usage_application', 'personal_data_consent'] as const satisfies readonly FormKind[]
export const formStates = [
  'draft',
  'waiting',
  'approved',
  'rejected',
  'canceled',
] as const satisfies readonly FormState[]

export interface FormsSearch {
  readonly tab?: FormsTab | undefined
  /** The form that is open at the right. */
  readonly form?: string | undefined
  readonly formState?: FormState | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseFormsSearch(raw: RawSearch): FormsSearch {
  return compact<FormsSearch>({
    tab: read.oneOf(raw, 'tab', formsTabs),
    form: read.matching(raw, 'form', /^frm_[0-9a-f]{32}$/),
    formState: read.oneOf(raw, 'formState', formStates),
    cursor: read.text(raw, 'cursor', 500),
  })
}

/** The form that opens when this one is decided: the next below, else the one above. */
export function nextForm(ids: readonly string[], decided: string): string | undefined {
  const index = ids.indexOf(decided)
  return ids[index + 1] ?? ids[index - 1]
}
