import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import type { OrganizationService } from './organization.service.ts'
import { scopeOf } from './scope.rules.ts'

export function registerOrganizationRoutes(app: FastifyInstance, service: OrganizationService): void {
  registerOperation(app, operations.listOrgUnits, async ({ caller }) => ({
    status: 200,
    body: { items: await service.listOrgUnits(scopeOf(caller)) },
  }))
}
