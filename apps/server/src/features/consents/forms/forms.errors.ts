import { defineError } from '../../../platform/errors/index.ts'

export const formNotFound = defineError('forms.not_found')
export const valuesInvalid = defineError<{ fields: readonly { key: string; rule: string }[] }>(
  'forms.values_invalid',
)
export const formStateConflict = defineError<{ state: string }>('forms.state_conflict')
export const formChangedMeanwhile = defineError('forms.changed_meanwhile')
export const mayNotDecide = defineError('forms.may_not_decide')
export const ownForm = defineError('forms.own_form')
export const formReasonRequired = defineError('forms.reason_required')
export const sealInvalid = defineError<{ fault: string }>('forms.seal_invalid')
export const subjectNotFound = defineError('accounts.not_found')
