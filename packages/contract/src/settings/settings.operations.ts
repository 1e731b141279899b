import { Type } from 'typebox'
import { defineOperation } from '../operation.ts'
import { named } from '../schema.ts'
import { NotReadyReason } from './settings.schemas.ts'

export const settingsOperations = {
  listNotReadyReasons: defineOperation({
    id: 'listNotReadyReasons',
    method: 'GET',
    path: '/api/v1/not-ready-reasons',
    tag: 'settings',
    summary: 'The company’s reasons for not being ready, with their names (MON-5)',
    permission: 'agents:list',
    auth: ['session', 'api_key', 'browser_token'],
    responses: { 200: named('NotReadyReasonList', Type.Object({ items: Type.Array(NotReadyReason) })) },
    errors: [],
  }),
}
