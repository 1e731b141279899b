import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, named, nullable, page, pageQuery, ShownPhoneNumber, withTotal } from '../schema.ts'

export const LineResponse = named(
  'Line',
  Type.Object({
    lineId: Id('line'),
    number: ShownPhoneNumber,
    carrier: Type.String(),
    deviceId: nullable(Id('device')),
    isVerified: Type.Boolean(),
  }),
)
export type LineResponse = Static<typeof LineResponse>
export const linesErrors = { 'lines.not_found': 404 } as const
export const linesOperations = {
  listLines: defineOperation({
    id: 'listLines',
    method: 'GET',
    path: '/api/v1/lines',
    tag: 'lines',
    summary: 'SIMs with their numbers (MON-3)',
    permission: 'lines:list',
    auth: ['session', 'api_key'],
    query: closed({ ...pageQuery, ...withTotal }),
    responses: { 200: page('LinePage', LineResponse) },
    errors: [],
  }),
}
