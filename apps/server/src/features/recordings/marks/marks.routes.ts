import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import type { Marks } from './marks.service.ts'

/** Marks of a recording (ADM-2). */
export function registerMarkRoutes(app: FastifyInstance, marks: Marks): void {
  registerOperation(app, operations.listMarks, async ({ caller, params }) => ({
    status: 200,
    body: { items: await marks.listMarks(caller, params.recordingId) },
  }))
  registerOperation(app, operations.createMark, async (call) => {
    const { caller, params, body, idempotency } = call
    const created = await marks.createMark(
      caller,
      params.recordingId,
      body,
      auditOrigin(call),
      (tx, answer) => idempotency.complete(tx, { status: 201, body: answer }),
    )
    return { status: 201, body: created }
  })
  registerOperation(app, operations.deleteMark, async (call) => {
    await marks.deleteMark(call.caller, call.params.recordingId, call.params.markId, auditOrigin(call))
    return { status: 204 }
  })
}
