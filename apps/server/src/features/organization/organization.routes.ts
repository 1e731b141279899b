import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { orgUnitResponseOf } from './org-unit.ts'
import type { OrganizationChanges } from './organization-changes.service.ts'
import type { OrganizationService } from './organization.service.ts'
import { scopeOf } from './scope.rules.ts'

export function registerOrganizationRoutes(
  app: FastifyInstance,
  service: OrganizationService,
  changes: OrganizationChanges,
): void {
  registerOperation(app, operations.listOrgUnits, async ({ caller, query }) => ({
    status: 200,
    body: { items: await service.listOrgUnits(scopeOf(caller), query) },
  }))

  registerOperation(app, operations.countOrgUnitMembers, async ({ caller }) => ({
    status: 200,
    body: await changes.countMembers(scopeOf(caller)),
  }))

  registerOperation(app, operations.createOrgUnit, async (call) => {
    const unit = await changes.createUnit(scopeOf(call.caller), auditOrigin(call), call.body)
    return { status: 201, body: orgUnitResponseOf(unit) }
  })

  registerOperation(app, operations.changeOrgUnit, async (call) => {
    const { orgUnitId } = call.params
    const unit = await changes.changeUnit(scopeOf(call.caller), auditOrigin(call), orgUnitId, call.body)
    return { status: 200, body: orgUnitResponseOf(unit) }
  })
}
