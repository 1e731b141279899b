/** Forms that agents fill in before they work with the product (DIS-5). */
export const formKinds = ['usage_application', 'personal_data_consent'] as const
export type FormKind = (typeof formKinds)[number]

export const formStates = ['draft', 'waiting', 'approved', 'rejected', 'canceled'] as const
export type FormState = (typeof formStates)[number]

/** Roles that can stand in the chain of approval. */
export const formApprovers = ['team_manager', 'manager', 'administrator', 'auditor'] as const
export type FormApprover = (typeof formApprovers)[number]

export const formDecisions = ['approved', 'rejected'] as const
export type FormDecision = (typeof formDecisions)[number]

/** `lines` may have several; `answer` is yes or no. */
export type FormFieldKind = 'text' | 'lines' | 'date' | 'phone' | 'answer'
export const formAnswers = ['yes', 'no'] as const

/** A place in a form; its words are the phrases `form_field.<key>`. */
export interface FormField {
  readonly key: string
  readonly kind: FormFieldKind
  readonly isRequired: boolean
  readonly maxLength: number
}

const field = (key: string, kind: FormFieldKind, isRequired: boolean, maxLength = 100): FormField => ({
  key,
  kind,
  isRequired,
  maxLength,
})
const person = [field('applicant_name', 'text', true), field('employee_number', 'text', true, 40)]

/** What each form asks, in its order. */
export const formTemplates: Readonly<Record<FormKind, readonly FormField[]>> = {
  usage_application: [
    ...person,
    field('department', 'text', true),
    field('position', 'text', false, 60),
    field('work_phone', 'phone', true, 30),
    field('device_model', 'text', false),
    field('purpose', 'lines', true, 500),
    field('use_from', 'date', true, 10),
    field('use_until', 'date', false, 10),
    field('keeps_rules', 'answer', true, 3),
  ],
  personal_data_consent: [
    ...person,
    field('agrees_collection', 'answer', true, 3),
    field('agrees_recording', 'answer', true, 3),
    field('agrees_third_party', 'answer', true, 3),
    field('remarks', 'lines', false, 500),
  ],
}

/** Largest picture of the company's seal, and its longest side in pixels. */
export const maxSealBytes = 256 * 1024
export const maxSealPixels = 2000
