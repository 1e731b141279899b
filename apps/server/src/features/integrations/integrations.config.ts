import { Type } from 'typebox'
import { defineConfig } from '../../platform/config/index.ts'

export const integrationsConfig = defineConfig('integrations', {
  eventsKeptDays: {
    doc: 'How long events can be fetched again by Last-Event-ID, days',
    schema: Type.Integer({ minimum: 1, maximum: 90 }),
    default: 7,
  },
})
