import type {
  ConsentDecision,
  ConsentKind,
  ConsentSource,
  ConsentTextState,
  Language,
} from '@smartym/contract'

export interface ConsentTextRow {
  id: string
  company_id: string
  kind: ConsentKind
  /** Null before it is published. */
  version: number | null
  state: ConsentTextState
  /** 0 or 1. */
  is_required: number
  /** JSON in four languages. */
  title: string
  body: string
  /** Of what was published. */
  sha256: Uint8Array | null
  created_at: number
  changed_at: number
  published_by: string | null
  published_by_name: string | null
  published_at: number | null
  ended_at: number | null
}

/** Where a person stands with a text: the last of what was said. */
export interface ConsentRow {
  account_id: string
  consent_text_id: string
  company_id: string
  given_at: number
  withdrawn_at: number | null
  /** The phone on which it was given. */
  device_id: string | null
  language: Language | null
}

/** Something that was said; never changed. */
export interface ConsentDecisionRow {
  id: string
  company_id: string
  account_id: string
  consent_text_id: string
  decision: ConsentDecision
  source: ConsentSource
  device_id: string | null
  language: Language | null
  text_sha256: Uint8Array
  decided_at: number
  is_clock_synchronised: number
  recorded_at: number
}

export interface ConsentsTables {
  consent_texts: ConsentTextRow
  consents: ConsentRow
  consent_decisions: ConsentDecisionRow
}
