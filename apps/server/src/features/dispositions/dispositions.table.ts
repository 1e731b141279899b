import type { DispositionClass, DispositionConsequence } from '@smartym/contract'

export interface DispositionRow {
  id: string
  company_id: string
  code: string
  /** JSON: the name in each language. */
  names: string
  disposition_class: DispositionClass
  consequence: DispositionConsequence
  shortcut: string | null
  /** Order in lists, from 0. */
  place: number
  created_at: number
}

/** Tables of this slice, for its queries and for joins by slices below; only its store writes them. */
export interface DispositionsTables {
  dispositions: DispositionRow
}
