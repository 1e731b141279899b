import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed } from '../schema.ts'
import { AgentPage, AgentResponse, ForceStateRequest, ListAgentsQuery } from './agents.schemas.ts'

const params = closed({ agentId: Id('agent') })

export const agentsOperations = {
  listAgents: defineOperation({
    id: 'listAgents',
    method: 'GET',
    path: '/api/v1/agents',
    tag: 'agents',
    summary: 'Agents with their state',
    permission: 'agents:list',
    auth: ['session', 'api_key'],
    query: ListAgentsQuery,
    responses: { 200: AgentPage },
    errors: [],
  }),
  getAgent: defineOperation({
    id: 'getAgent',
    method: 'GET',
    path: '/api/v1/agents/:agentId',
    tag: 'agents',
    summary: 'One agent with its state',
    permission: 'agents:list',
    auth: ['session', 'api_key', 'browser_token'],
    params,
    responses: { 200: AgentResponse },
    errors: ['agents.not_found'],
  }),
  forceAgentState: defineOperation({
    id: 'forceAgentState',
    method: 'POST',
    path: '/api/v1/agents/:agentId/state',
    tag: 'agents',
    summary: 'A manager changes an agent’s state; in a call it waits for the end (MON-5)',
    permission: 'agents:force_state',
    auth: ['session'],
    params,
    body: ForceStateRequest,
    responses: { 200: AgentResponse },
    errors: ['agents.not_found', 'agents.transition_refused', 'agents.unknown_reason'],
  }),
}
export const agentsErrors = {
  'agents.not_found': 404,
  'agents.phone_of_another': 403,
  'agents.transition_refused': 409,
  'agents.unknown_reason': 422,
  'agents.signed_in_elsewhere': 409,
  'agents.not_an_agent': 403,
} as const
