import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import type { DispositionsService } from './dispositions.service.ts'

export function registerDispositionsRoutes(app: FastifyInstance, service: DispositionsService): void {
  registerOperation(app, operations.listDispositions, async ({ caller }) => ({
    status: 200,
    body: { items: [...(await service.listChoices(caller.companyId))] },
  }))
}
