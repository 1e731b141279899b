import { defineError } from '../../platform/errors/index.ts'

export const consentTextNotFound = defineError('consents.text_not_found')
export const notADraft = defineError<{ state: string }>('consents.not_a_draft')
export const notPublished = defineError<{ state: string }>('consents.not_published')
export const textIncomplete = defineError<{ languages: readonly string[] }>('consents.text_incomplete')
export const publishedMeanwhile = defineError('consents.published_meanwhile')
export const consentNotGiven = defineError('consents.not_given')
export const agentNotOnPhone = defineError('consents.agent_not_on_phone')
