import {
  formAnswers,
  type FormField,
  type FormKind,
  type FormState,
  formTemplates,
  type FormValues,
} from '@smartym/contract'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'

/** What is done to a form. `approve` is the last approval; those before leave it waiting. */
export type FormAct = 'change' | 'submit' | 'cancel' | 'pass' | 'approve' | 'reject'

/* Every way from one state to another; what is not here does not happen. `forms.states.md` draws it. */
const transitions: Readonly<Record<FormState, Partial<Record<FormAct, FormState>>>> = {
  draft: { change: 'draft', submit: 'waiting', cancel: 'canceled' },
  waiting: { pass: 'waiting', approve: 'approved', reject: 'rejected', cancel: 'canceled' },
  rejected: { change: 'rejected', submit: 'waiting', cancel: 'canceled' },
  approved: {},
  canceled: {},
}

/** The state after an act; undefined when it cannot be done to a form in this state. */
export function formStateAfter(state: FormState, act: FormAct): FormState | undefined {
  return transitions[state][act]
}

/** Something that is wrong with what was filled in. */
export interface FieldFault {
  readonly key: string
  readonly rule: 'unknown' | 'required' | 'too_long' | 'date' | 'phone' | 'answer' | 'order'
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

function faultOf({ key, kind, maxLength }: FormField, text: string): FieldFault | undefined {
  if (text === '') return undefined
  if (text.length > maxLength) return { key, rule: 'too_long' }
  if (kind === 'date' && !isDate(text)) return { key, rule: 'date' }
  if (kind === 'phone' && !parsePhoneNumber(text, { isForeignAllowed: true }).ok)
    return { key, rule: 'phone' }
  if (kind === 'answer' && !(formAnswers as readonly string[]).includes(text)) return { key, rule: 'answer' }
  return undefined
}

/** What is wrong with a form; a draft may have holes, one that is handed in may not. */
export function faultsOf(kind: FormKind, values: FormValues, isSubmitted: boolean): FieldFault[] {
  const template = formTemplates[kind]
  const unknown = Object.keys(values).filter((key) => !template.some((field) => field.key === key))
  const faults = template.flatMap((field) => {
    const text = (values[field.key] ?? '').trim()
    if (text === '' && isSubmitted && field.isRequired) return [{ key: field.key, rule: 'required' } as const]
    return faultOf(field, text) ?? []
  })
  const { use_from: from = '', use_until: until = '' } = values
  const isReversed = faults.length === 0 && from !== '' && until !== '' && until < from
  return [
    ...unknown.map((key) => ({ key, rule: 'unknown' }) as const),
    ...faults,
    ...(isReversed ? [{ key: 'use_until', rule: 'order' } as const] : []),
  ]
}
