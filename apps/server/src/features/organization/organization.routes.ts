import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn } from '../../platform/exports/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { countedUnitsOf, orgUnitColumns } from './org-unit-columns.view.ts'
import { orgUnitResponseOf } from './org-unit.ts'
import type { OrganizationChanges } from './organization-changes.service.ts'
import type { OrganizationService } from './organization.service.ts'
import { scopeOf } from './scope.rules.ts'

export function registerOrganizationRoutes(
  app: FastifyInstance,
  service: OrganizationService,
  changes: OrganizationChanges,
  exporter: Exporter,
): void {
  registerOperation(app, operations.listOrgUnits, async ({ caller, query }) => ({
    status: 200,
    body: { items: await service.listOrgUnits(scopeOf(caller), query) },
  }))

  registerExport(app, exporter, operations.exportOrgUnits, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    const scope = scopeOf(caller)
    const units = await service.listOrgUnits(scope, filter)
    const names = await service.unitNames(caller.companyId)
    const rows = countedUnitsOf(units, await changes.countMembers(scope), names)
    return {
      action: 'org_units.exported',
      title: say('console.organization.title'),
      plainName: 'organization',
      columns: (timeText) => orgUnitColumns(say, timeText),
      filterNotes: () =>
        filter.withClosed === true
          ? [[say('console.view.label'), say('console.organization.show_closed')]]
          : [],
      count: async () => rows.length,
      readPage: async () => ({ items: rows, nextCursor: null }),
    }
  })

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
