import { type Grants, maxOwnRoles, type Role, roles } from '@smartym/contract'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { ListScope } from '../../organization/index.ts'
import type { Account } from '../account.ts'
import {
  accountNotFound,
  ownRights,
  permissionNotGrantable,
  roleChangedMeanwhile,
  roleInUse,
  roleNameTaken,
  roleNotFitting,
  roleNotFound,
  tooManyRoles,
} from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import type { AccountsView } from '../accounts.view.ts'
import { differenceOf, grantsOfBuiltIn, ungrantableOf } from './own-roles.rules.ts'
import type { OwnRole, OwnRolesStore } from './own-roles.store.ts'

export interface OwnRolesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly store: OwnRolesStore
  readonly accounts: Pick<AccountsStore, 'findById'>
  readonly view: Pick<AccountsView, 'findInScope'>
  readonly endSessions: (tx: Tx, accountId: string) => Promise<void>
}

/** A role as the screens show it. */
export interface ShownRole {
  readonly role: Role
  readonly ownRole: OwnRole | null
  readonly grants: Grants
  readonly accountCount: number
}

type Holder = Pick<Account, 'companyId' | 'role' | 'ownRoleId'>

/** How long another node may still go by what a role granted before. */
const rolesLifeInMemoryMs = 3000
const maxKeptCompanies = 200

/** Built-in roles, and those that a company makes from them; the one place that says what somebody may do. */
export function createOwnRoles(deps: OwnRolesDeps) {
  const { db, clock, ids, audit, store, accounts, view, endSessions } = deps
  const ofCompany = createTimedCache({
    clock,
    lifeMs: rolesLifeInMemoryMs,
    maxEntries: maxKeptCompanies,
    load: async (companyId: string) =>
      new Map((await store.listOwnRoles(companyId)).map((role) => [role.ownRoleId, role])),
  })

  /* An own role counts only beside the built-in one that it was made from: whoever becomes something else loses it. */
  async function ownRoleOf({ companyId, role, ownRoleId }: Holder): Promise<OwnRole | undefined> {
    if (ownRoleId === null) return undefined
    const found = (await ofCompany.get(companyId)).get(ownRoleId)
    return found?.role === role ? found : undefined
  }

  function ensureGrantable(grants: Grants): void {
    const permission = ungrantableOf(grants)
    if (permission !== undefined) throw permissionNotGrantable({ permission })
  }

  async function getInside(tx: Tx, companyId: string, ownRoleId: string): Promise<OwnRole> {
    const found = await store.findInside(tx, companyId, ownRoleId)
    if (found === undefined) throw roleNotFound()
    return found
  }

  async function named<T>(write: Promise<T>): Promise<T> {
    try {
      return await write
    } catch (error) {
      throw isDuplicateKey(error) ? roleNameTaken() : error
    }
  }

  async function record(
    tx: Tx,
    by: AuditOrigin,
    action: AuditAction,
    ownRoleId: string,
    detail: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await audit.record(tx, { ...by, kind: 'change', action, object: { kind: 'role', id: ownRoleId }, detail })
    tx.afterCommit(() => ofCompany.forget(by.companyId))
  }

  return {
    /** What somebody may do, and how far. */
    async grantsOf(holder: Holder): Promise<Grants> {
      return (await ownRoleOf(holder))?.grants ?? grantsOfBuiltIn(holder.role)
    },

    /** The name of the own role that counts for somebody. */
    nameOf: async (holder: Holder): Promise<string | null> => (await ownRoleOf(holder))?.name ?? null,

    /** Built-in roles first, own ones by name. */
    async listRoles(companyId: string): Promise<ShownRole[]> {
      const counts = await store.countAccounts(companyId)
      const countOf = (role: Role, ownRoleId: string | null): number =>
        counts
          .filter((each) => each.role === role && each.ownRoleId === ownRoleId)
          .reduce((sum, { count }) => sum + count, 0)
      const own = await store.listOwnRoles(companyId)
      return [
        ...roles.map((role) => ({
          role,
          ownRole: null,
          grants: grantsOfBuiltIn(role),
          accountCount: countOf(role, null),
        })),
        ...own.map((ownRole) => ({
          role: ownRole.role,
          ownRole,
          grants: ownRole.grants,
          accountCount: countOf(ownRole.role, ownRole.ownRoleId),
        })),
      ]
    },

    /** Throws `accounts.permission_not_grantable`, `accounts.too_many_roles`, `accounts.role_name_taken`. */
    async createOwnRole(
      tx: Tx,
      by: AuditOrigin,
      asked: Pick<OwnRole, 'name' | 'role' | 'grants'>,
    ): Promise<OwnRole> {
      ensureGrantable(asked.grants)
      const { companyId } = by
      if ((await store.countInside(tx, companyId)) >= maxOwnRoles) throw tooManyRoles({ limit: maxOwnRoles })
      const now = clock.now()
      const { role, grants } = asked
      const name = asked.name.trim()
      const made = { ownRoleId: ids.next('ownRole'), companyId, name, role, grants, version: 1 }
      const ownRole: OwnRole = { ...made, createdAt: now, changedAt: now }
      await named(store.insert(tx, ownRole))
      const changes = differenceOf(grantsOfBuiltIn(role), grants)
      await record(tx, by, 'accounts.role_created', ownRole.ownRoleId, { name, role, changes })
      return ownRole
    },

    /**
     * Counts at once for all who have it; nobody changes the one they have. Throws `accounts.role_not_found`,
     * `accounts.own_rights`, `accounts.role_changed_meanwhile`, `accounts.role_name_taken`,
     * `accounts.permission_not_grantable`.
     */
    async changeOwnRole(
      by: AuditOrigin,
      ownRoleId: string,
      asked: Pick<OwnRole, 'name' | 'grants' | 'version'>,
    ): Promise<{ ownRole: OwnRole; accountCount: number }> {
      ensureGrantable(asked.grants)
      const changer = await accounts.findById(by.actor.id)
      if (changer?.own_role_id === ownRoleId) throw ownRights()
      return db.transaction(async (tx) => {
        const before = await getInside(tx, by.companyId, ownRoleId)
        const changed = { name: asked.name.trim(), grants: asked.grants, changedAt: clock.now() }
        if (!(await named(store.change(tx, ownRoleId, asked.version, changed)))) throw roleChangedMeanwhile()
        const accountCount = await store.countAccountsInside(tx, by.companyId, ownRoleId)
        await record(tx, by, 'accounts.role_changed', ownRoleId, {
          ...(before.name !== changed.name && { nameBefore: before.name, name: changed.name }),
          changes: differenceOf(before.grants, changed.grants),
          accounts: accountCount,
        })
        return { ownRole: { ...before, ...changed, version: asked.version + 1 }, accountCount }
      })
    },

    /** Those who have left lose it and keep nobody from it. Throws `accounts.role_not_found`, `accounts.role_in_use`. */
    async deleteOwnRole(by: AuditOrigin, ownRoleId: string): Promise<void> {
      await db.transaction(async (tx) => {
        const { name, role, grants } = await getInside(tx, by.companyId, ownRoleId)
        /* First, so that who comes back meanwhile is counted. */
        const leavers = await store.takeOffLeavers(tx, by.companyId, ownRoleId)
        const accountCount = await store.countAccountsInside(tx, by.companyId, ownRoleId)
        if (accountCount > 0) throw roleInUse({ accountCount })
        await store.delete(tx, ownRoleId)
        await record(tx, by, 'accounts.role_deleted', ownRoleId, { name, role, grants, leavers })
      })
    },

    /**
     * Gives somebody an own role, or takes it off (null); their sessions end. Throws `accounts.own_rights`,
     * `accounts.not_found`, `accounts.role_not_found`, `accounts.role_not_fitting`.
     */
    async assignOwnRole(
      scope: ListScope,
      by: AuditOrigin,
      accountId: string,
      ownRoleId: string | null,
    ): Promise<void> {
      if (by.actor.id === accountId) throw ownRights()
      const account = await view.findInScope(scope, accountId)
      if (account === undefined) throw accountNotFound()
      await db.transaction(async (tx) => {
        if (ownRoleId !== null) {
          const { role } = await getInside(tx, by.companyId, ownRoleId)
          if (role !== account.role) throw roleNotFitting({ role })
        }
        if (!(await store.assign(tx, accountId, account.role, ownRoleId)))
          throw roleNotFitting({ role: account.role })
        await endSessions(tx, accountId)
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'accounts.role_assigned',
          object: { kind: 'account', id: accountId },
          detail: { ownRoleIdBefore: account.own_role_id, ownRoleId },
        })
      })
    },
  }
}
export type OwnRoles = ReturnType<typeof createOwnRoles>
