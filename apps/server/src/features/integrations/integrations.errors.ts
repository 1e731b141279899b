import { defineError } from '../../platform/errors/index.ts'

/** `oldestEventId`: the oldest that is still kept. */
export const eventTooOld = defineError<{ oldestEventId: string }>('integrations.event_too_old')
