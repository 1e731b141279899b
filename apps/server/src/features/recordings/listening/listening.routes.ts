import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import type { ListenContent } from './listen-content.service.ts'
import type { ListenGrants } from './listen-grants.service.ts'
import type { ListenRequests } from './listen-requests.service.ts'

export interface ListeningRoutesDeps {
  readonly requests: ListenRequests
  readonly grants: ListenGrants
  readonly content: ListenContent
}

const grantsAMinute = { max: 60, perMs: 60_000 }

/** Asking, deciding, listening, taking away (SEC-7, SEC-8). */
export function registerListeningRoutes(
  app: FastifyInstance,
  { requests, grants, content }: ListeningRoutesDeps,
): void {
  registerOperation(app, operations.createListenRequest, async (call) => {
    const { caller, params, body, idempotency } = call
    const created = await requests.createRequest(
      caller,
      params.recordingId,
      body,
      auditOrigin(call),
      (tx, answer) => idempotency.complete(tx, { status: 201, body: answer }),
    )
    return { status: 201, body: created }
  })
  registerOperation(app, operations.listListenRequests, async ({ caller, query }) => ({
    status: 200,
    body: await requests.listRequests(caller, query),
  }))
  registerOperation(app, operations.decideListenRequest, async (call) => ({
    status: 200,
    body: await requests.decide(call.caller, call.params.listenRequestId, call.body, auditOrigin(call)),
  }))
  registerOperation(
    app,
    operations.createListenGrant,
    async (call) => ({
      status: 201,
      body: await grants.createGrant(call.caller, call.params.recordingId, call.body, auditOrigin(call)),
    }),
    { rateLimit: grantsAMinute },
  )
  registerOperation(app, operations.readListenContent, async ({ caller, params, request, reply }) =>
    content.readContent(caller, params.listenGrantId, params.kind, request.headers.range, (sizeBytes) => {
      reply.header('content-range', `bytes */${sizeBytes}`)
    }),
  )
  registerOperation(
    app,
    operations.downloadRecording,
    async (call) => content.download(call.caller, call.params.recordingId, call.body, auditOrigin(call)),
    { rateLimit: grantsAMinute },
  )
}
