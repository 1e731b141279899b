import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import { NotReadyReasonName } from '../settings/settings.schemas.ts'
import { agentFlags, agentStates, stateCauses } from './agents.constants.ts'

export const AgentResponse = named(
  'Agent',
  Type.Object({
    agentId: Id('agent'),
    name: Type.String(),
    employeeNumber: nullable(Type.String()),
    extension: nullable(Type.String()),
    orgUnitId: Id('orgUnit'),
    orgUnitName: Type.String(),
    deviceId: nullable(Id('device')),
    state: oneOf(agentStates),
    notReadyReason: nullable(Type.String()),
    /** As the company calls the reason; null without one, or when the company has it no longer. */
    notReadyReasonName: nullable(NotReadyReasonName),
    since: Instant,
    until: nullable(Instant),
    nextState: nullable(
      Type.Object({
        state: oneOf(['available', 'not_ready', 'logged_out']),
        notReadyReason: nullable(Type.String()),
        notReadyReasonName: nullable(NotReadyReasonName),
      }),
    ),
    cause: oneOf(stateCauses),
    isReserved: Type.Boolean(),
    flags: Type.Array(oneOf(agentFlags)),
    currentCallId: nullable(Id('call')),
  }),
)
export type AgentResponse = Static<typeof AgentResponse>
export const AgentPage = page('AgentPage', AgentResponse)
export const ListAgentsQuery = closed({
  ...pageQuery,
  ...withTotal,
  orgUnitId: Type.Optional(Id('orgUnit')),
  state: Type.Optional(oneOf(agentStates)),
  /** Part of the name, of the employee number or of the extension. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
})
/** A manager's order; in a call it waits for the call's end (MON-5). */
export const ForceStateRequest = closed({
  state: oneOf(['available', 'not_ready', 'logged_out']),
  notReadyReason: Type.Optional(Type.String({ maxLength: 32 })),
})
