import { Type, type Static } from 'typebox'
import { AgentResponse } from '../agents/agents.schemas.ts'
import { callPhases } from '../calls/calls.constants.ts'
import { DeviceStatus } from '../devices/devices.schemas.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, Instant, named, nullable, oneOf, ShownPhoneNumber } from '../schema.ts'

/** One agent on the live board (MON-4). */
export const BoardRow = named(
  'BoardRow',
  Type.Intersect([
    AgentResponse,
    Type.Object({
      call: nullable(
        Type.Object({
          callId: Id('call'),
          phase: oneOf(callPhases),
          customerNumber: ShownPhoneNumber,
          customerName: nullable(Type.String()),
          isCustomerNameMasked: Type.Boolean(),
          startedAt: Instant,
          connectedAt: nullable(Instant),
          isRecording: Type.Boolean(),
        }),
      ),
      device: nullable(
        Type.Object({
          deviceId: Id('device'),
          model: Type.String(),
          isConnected: Type.Boolean(),
          lastHeartbeatAt: nullable(Instant),
          status: nullable(DeviceStatus),
        }),
      ),
      callsToday: Type.Integer(),
    }),
  ]),
)
export type BoardRow = Static<typeof BoardRow>

/** First `snapshot`, then `rows` with those that changed (whole rows, last one wins) and `removed` agent ids. */
export const BoardEvent = named(
  'BoardEvent',
  Type.Union([
    Type.Object({ kind: Type.Literal('snapshot'), serverTime: Instant, rows: Type.Array(BoardRow) }),
    Type.Object({
      kind: Type.Literal('rows'),
      serverTime: Instant,
      rows: Type.Array(BoardRow),
      removed: Type.Array(Id('agent')),
    }),
  ]),
)
export type BoardEvent = Static<typeof BoardEvent>

export const monitoringOperations = {
  watchBoard: defineOperation({
    id: 'watchBoard',
    method: 'GET',
    path: '/api/v1/board/stream',
    tag: 'monitoring',
    summary: 'The live board as server-sent events (MON-4)',
    permission: 'monitoring:view',
    auth: ['session'],
    query: closed({ orgUnitId: Type.Optional(Id('orgUnit')) }),
    responses: { 200: BoardEvent },
    errors: [],
    isEventStream: true,
  }),
}
