import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import type { SettingsService } from './settings.service.ts'

export function registerSettingsRoutes(app: FastifyInstance, service: Pick<SettingsService, 'get'>): void {
  registerOperation(app, operations.listNotReadyReasons, async ({ caller }) => ({
    status: 200,
    body: { items: [...(await service.get(caller.companyId, 'handset.notReadyReasons'))] },
  }))
}
