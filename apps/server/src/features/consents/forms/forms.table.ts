import type { FormApprover, FormDecision, FormKind, FormState } from '@smartym/contract'

export interface FormRow {
  id: string
  company_id: string
  /** Unit of the person it is for. */
  org_unit_id: string
  agent_id: string | null
  kind: FormKind
  state: FormState
  subject_id: string
  subject_name: string
  author_id: string
  author_name: string
  /** JSON by the fields of the template. */
  field_values: string
  /** JSON list of roles. */
  steps: string
  approved_steps: number
  /** Whose decision is the next. */
  waits_for: FormApprover | null
  /** How often it was handed in. */
  submission: number
  /** Counts up with each act. */
  revision: number
  created_at: number
  submitted_at: number | null
  decided_at: number | null
}

export interface FormDecisionRow {
  id: string
  form_id: string
  company_id: string
  revision: number
  /** Of the submission that it decided on. */
  submission: number
  decision: FormDecision
  role: FormApprover
  account_id: string
  account_name: string
  reason: string | null
  decided_at: number
}

export interface CompanySealRow {
  company_id: string
  png: Uint8Array
  width: number
  height: number
  changed_by_name: string | null
  changed_at: number
}

export interface FormsTables {
  forms: FormRow
  form_decisions: FormDecisionRow
  company_seals: CompanySealRow
}
