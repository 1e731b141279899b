import { Type } from 'typebox'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, Instant, named, nullable } from '../schema.ts'
import { DispositionChoice } from '../settings/settings.schemas.ts'

/** What the agent said of a call. */
export const CallDispositionResponse = named(
  'CallDisposition',
  Type.Object({
    code: Type.String(),
    name: Type.String(),
    note: nullable(Type.String()),
    recordedAt: Instant,
  }),
)

export const dispositionsErrors = { 'dispositions.unknown_code': 422 } as const
export const dispositionsOperations = {
  listDispositions: defineOperation({
    id: 'listDispositions',
    method: 'GET',
    path: '/api/v1/dispositions',
    tag: 'dispositions',
    summary: 'The company’s disposition codes (CTC-7)',
    permission: 'dispositions:list',
    auth: ['session', 'api_key', 'browser_token'],
    responses: { 200: named('DispositionList', Type.Object({ items: Type.Array(DispositionChoice) })) },
    errors: [],
  }),
  recordDisposition: defineOperation({
    id: 'recordDisposition',
    method: 'PUT',
    path: '/api/v1/calls/:callId/disposition',
    tag: 'dispositions',
    summary: 'The agent’s answer to a call, from the CRM (CTC-4); the last one stands, each is audited',
    permission: 'dialing:dial',
    auth: ['session', 'api_key', 'browser_token'],
    params: closed({ callId: Id('call') }),
    body: closed({
      code: Type.String({ maxLength: 32 }),
      note: Type.Optional(Type.String({ maxLength: 2000 })),
    }),
    responses: { 200: CallDispositionResponse },
    errors: ['calls.not_found', 'dispositions.unknown_code'],
  }),
}
