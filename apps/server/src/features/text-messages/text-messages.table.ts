import type { TextFault, TextMessageState, TextTemplateLevel, TextWithheldReason } from '@smartym/contract'
import type { RowCustomer, SealedRowCustomer } from '../protection/index.ts'

interface TextMessageFacts {
  id: string
  company_id: string
  /** Unit, agent and line of the call. */
  org_unit_id: string | null
  agent_id: string | null
  agent_name: string | null
  device_id: string
  line_number: string | null
  call_id: string
  state: TextMessageState
  fault: TextFault | null
  withheld_reason: TextWithheldReason | null
  /** Null for one that was withheld. */
  body: string | null
  parts: number | null
  text_template_id: string | null
  template_version: number | null
  /** The one that it repeats. */
  resends_id: string | null
  ordered_at: number
  settled_at: number | null
}

/** A text with its customer in clear. */
export interface TextMessageRow extends TextMessageFacts, RowCustomer {}

/** A text as it lies in the table. */
export interface StoredTextMessageRow extends TextMessageFacts, SealedRowCustomer<never> {}

/** The words of a version. */
export interface TemplateWords {
  name: string
  version: number
  body: string
  is_advertising: number
  changed_at: number
  changed_by: string | null
}

export interface TextTemplateRow extends TemplateWords {
  id: string
  company_id: string
  level: TextTemplateLevel
  /** The company's own id at its level. */
  target_id: string
}

export interface TextTemplateVersionRow extends TemplateWords {
  text_template_id: string
  company_id: string
}

/** Tables of this slice; only its stores write them. */
export interface TextMessagesTables {
  text_messages: StoredTextMessageRow
  text_templates: TextTemplateRow
  text_template_versions: TextTemplateVersionRow
}
