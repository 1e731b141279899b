import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import type { ListenContent } from './listen-content.service.ts'
import type { ListenGrants } from './listen-grants.service.ts'
import type { ListenAlerts } from './listen-alerts.service.ts'
import type { ListenAsking } from './listen-asking.service.ts'
import type { ListenDecisions } from './listen-decisions.service.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import type { ListenRequests } from './listen-requests.service.ts'
import { type ListeningExportsDeps, registerListeningExports } from './listening-exports.routes.ts'
import type { OwnListens } from './own-listens.service.ts'

export interface ListeningRoutesDeps extends ListeningExportsDeps {
  readonly asking: ListenAsking
  readonly requests: ListenRequests
  readonly decisions: ListenDecisions
  readonly grants: ListenGrants
  readonly content: ListenContent
  readonly alerts: ListenAlerts
  readonly own: OwnListens
  readonly policies: Pick<ListenPolicies, 'listReasons' | 'get'>
}

const grantsAMinute = { max: 60, perMs: 60_000 }

function registerAskingRoutes(
  app: FastifyInstance,
  { asking, requests, policies }: ListeningRoutesDeps,
): void {
  registerOperation(app, operations.listListenReasons, async ({ caller }) => ({
    status: 200,
    body: {
      items: await policies.listReasons(caller.companyId),
      maxRecordings: await policies.get(caller.companyId, 'listening.maxSetSize'),
    },
  }))
  registerOperation(app, operations.createListenRequest, async (call) => {
    const { caller, params, body, idempotency } = call
    const asked = { ...body, recordingIds: [params.recordingId] }
    const created = await asking.createRequest(caller, asked, auditOrigin(call), (tx, answer) =>
      idempotency.complete(tx, { status: 201, body: answer }),
    )
    return { status: 201, body: created }
  })
  registerOperation(app, operations.createListenRequestSet, async (call) => {
    const { caller, body, idempotency } = call
    const created = await asking.createRequest(caller, body, auditOrigin(call), (tx, answer) =>
      idempotency.complete(tx, { status: 201, body: answer }),
    )
    return { status: 201, body: created }
  })
  registerOperation(app, operations.listListenRequests, async ({ caller, query }) => ({
    status: 200,
    body: await requests.listRequests(caller, query),
  }))
  registerOperation(app, operations.listListenRequestRecordings, async ({ caller, params }) => ({
    status: 200,
    body: { items: await requests.listRecordings(caller, params.listenRequestId) },
  }))
}

function registerDecisionRoutes(app: FastifyInstance, { decisions }: ListeningRoutesDeps): void {
  registerOperation(app, operations.decideListenRequest, async (call) => ({
    status: 200,
    body: await decisions.decide(call.caller, call.params.listenRequestId, call.body, auditOrigin(call)),
  }))
  registerOperation(app, operations.withdrawListenRequest, async (call) => {
    const { caller, params, body } = call
    const { note = null } = body
    return {
      status: 200,
      body: await decisions.withdraw(caller, params.listenRequestId, note, auditOrigin(call)),
    }
  })
}

function registerListenRoutes(app: FastifyInstance, { own, alerts }: ListeningRoutesDeps): void {
  registerOperation(app, operations.listOwnListens, async ({ caller, query }) => ({
    status: 200,
    body: await own.listOwnListens(caller, query),
  }))
  registerOperation(app, operations.listListenAlerts, async ({ caller, query }) => ({
    status: 200,
    body: await alerts.listAlerts(caller, query),
  }))
  registerOperation(app, operations.closeListenAlert, async (call) => ({
    status: 200,
    body: await alerts.closeAlert(call.caller, call.params.listenAlertId, call.body.note, auditOrigin(call)),
  }))
}

/** Asking, deciding, listening, taking away, and who did (SEC-7, SEC-8, ADM-13). */
export function registerListeningRoutes(app: FastifyInstance, deps: ListeningRoutesDeps): void {
  const { grants, content } = deps
  registerAskingRoutes(app, deps)
  registerDecisionRoutes(app, deps)
  registerListenRoutes(app, deps)
  registerListeningExports(app, deps)
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
