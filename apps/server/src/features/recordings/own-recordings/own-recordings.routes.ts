import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { authForbidden } from '../../../platform/errors/index.ts'
import { toldFilter } from '../../../platform/exports/index.ts'
import {
  type Caller,
  hasPermission,
  registerOperation,
  type RequestOrigin,
} from '../../../platform/http/index.ts'
import type { AgentsSlice } from '../../agents/index.ts'
import { auditOrigin, type ViewTrace } from '../../audit/index.ts'
import type { ListenContent } from '../listening/listen-content.service.ts'
import type { OwnRecordings } from './own-recordings.service.ts'

export interface OwnRecordingsRoutesDeps {
  readonly own: OwnRecordings
  readonly content: Pick<ListenContent, 'readContent'>
  readonly agents: Pick<AgentsSlice, 'showingAgent' | 'agentOn'>
  readonly audit: ViewTrace
}

const grantsAMinute = { max: 60, perMs: 60_000 }

interface Asked {
  readonly caller: Caller
  readonly origin: RequestOrigin
}

/** Own recordings on the phone (REC-10), after it was shown who is there (SEC-5). */
export function registerOwnRecordingsRoutes(
  app: FastifyInstance,
  { own, content, agents, audit }: OwnRecordingsRoutesDeps,
): void {
  async function agentOf({ caller, origin }: Asked) {
    const agent = await agents.showingAgent(caller)
    if (!hasPermission(agent, 'calls:list')) throw authForbidden({ permission: 'calls:list' })
    return { agent, by: auditOrigin({ caller: agent, origin }) }
  }

  registerOperation(app, operations.listOwnRecordings, async (call) => {
    const { query, origin } = call
    const { agent, by } = await agentOf(call)
    await audit.recordView(
      { caller: agent, origin },
      {
        action: 'recordings.searched',
        object: { kind: 'recording', id: null },
        filter: toldFilter(operations.listOwnRecordings.query, query),
      },
    )
    return { status: 200, body: await own.list(agent, query, by) }
  })
  registerOperation(app, operations.saveRecordingMemo, async (call) => {
    const { agent, by } = await agentOf(call)
    return { status: 200, body: await own.saveMemo(agent, call.params.recordingId, call.body, by) }
  })
  registerOperation(
    app,
    operations.createOwnListenGrant,
    async (call) => {
      const { agent, by } = await agentOf(call)
      const { params, body } = call
      return { status: 201, body: await own.createGrant(agent, params.recordingId, body.publicKey, by) }
    },
    { rateLimit: grantsAMinute },
  )
  /* A grant is proof enough of who was there; it lives on while the playing goes on. */
  registerOperation(app, operations.readOwnListenContent, async ({ caller, params, request, reply }) => {
    const agent = await agents.agentOn(caller)
    return content.readContent(
      agent,
      params.listenGrantId,
      params.kind,
      request.headers.range,
      (sizeBytes) => {
        reply.header('content-range', `bytes */${sizeBytes}`)
      },
    )
  })
}
