import { operations, type RoleResponse } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../../platform/db/index.ts'
import { type Exporter, registerExport, sayIn } from '../../../platform/exports/index.ts'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import { scopeOf } from '../../organization/index.ts'
import { roleColumns, roleGrantsOf } from './role-columns.view.ts'
import type { OwnRoles, ShownRole } from './own-roles.service.ts'

function responseOf({ role, ownRole, grants, accountCount }: ShownRole): RoleResponse {
  return {
    role,
    ownRoleId: ownRole?.ownRoleId ?? null,
    name: ownRole?.name ?? null,
    grants,
    accountCount,
    version: ownRole?.version ?? null,
    changedAt: ownRole === null ? null : new Date(ownRole.changedAt).toISOString(),
  }
}

export interface RoleRoutesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly ownRoles: OwnRoles
  readonly exporter: Exporter
}

export function registerRoleRoutes(app: FastifyInstance, { db, ownRoles, exporter }: RoleRoutesDeps): void {
  registerOperation(app, operations.listRoles, async ({ caller }) => ({
    status: 200,
    body: { items: (await ownRoles.listRoles(caller.companyId)).map(responseOf) },
  }))

  registerExport(app, exporter, operations.exportRoles, async ({ caller, language }) => {
    const say = sayIn(language)
    const rows = roleGrantsOf((await ownRoles.listRoles(caller.companyId)).map(responseOf))
    return {
      action: 'roles.exported',
      title: say('console.roles.title'),
      plainName: 'roles',
      columns: (timeText) => roleColumns(say, timeText),
      filterNotes: () => [],
      count: async () => rows.length,
      readPage: async () => ({ items: rows, nextCursor: null }),
    }
  })

  registerOperation(app, operations.createOwnRole, async (call) =>
    db.transaction(async (tx) => {
      const ownRole = await ownRoles.createOwnRole(tx, auditOrigin(call), call.body)
      const shown = { role: ownRole.role, ownRole, grants: ownRole.grants, accountCount: 0 }
      const answer = { status: 201, body: responseOf(shown) } as const
      await call.idempotency.complete(tx, answer)
      return answer
    }),
  )

  registerOperation(app, operations.changeOwnRole, async (call) => {
    const { ownRole, accountCount } = await ownRoles.changeOwnRole(
      auditOrigin(call),
      call.params.ownRoleId,
      call.body,
    )
    const { role, grants } = ownRole
    return { status: 200, body: responseOf({ role, ownRole, grants, accountCount }) }
  })

  registerOperation(app, operations.deleteOwnRole, async (call) => {
    await ownRoles.deleteOwnRole(auditOrigin(call), call.params.ownRoleId)
    return { status: 204 }
  })

  registerOperation(app, operations.assignOwnRole, async (call) => {
    const { accountId } = call.params
    await ownRoles.assignOwnRole(scopeOf(call.caller), auditOrigin(call), accountId, call.body.ownRoleId)
    return { status: 204 }
  })
}
