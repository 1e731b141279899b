import type { TemplateFault } from '@smartym/contract'
import { defineError } from '../../platform/errors/index.ts'

export const textMessageNotFound = defineError('text_messages.not_found')
export const textMessageNotResendable = defineError('text_messages.not_resendable')
export const textTemplateNotFound = defineError('text_templates.not_found')
export const textTargetNotFound = defineError('text_templates.target_not_found')
export const textTargetTaken = defineError('text_templates.target_taken')
export const textTemplateVersionChanged = defineError('text_templates.version_changed')
export const textWordsInvalid = defineError<{ faults: readonly TemplateFault[] }>(
  'text_templates.words_invalid',
)
