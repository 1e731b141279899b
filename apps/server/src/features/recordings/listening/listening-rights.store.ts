import { builtInGrants, type Grants, type Permission, type Role } from '@smartym/contract'
import type { Kysely } from 'kysely'
import { type Db, decodeJson, type Tx } from '../../../platform/db/index.ts'
import { type AccountRow, type AccountsTables, bornOf, type Person } from '../../accounts/index.ts'
import type { RuledListener } from './listen-policy.rules.ts'

/** Somebody's account as it stands at this moment, not as a session remembers it. */
export interface Standing extends Person {
  readonly accountId: string
  readonly companyId: string
  readonly name: string
  readonly orgUnitId: string
  readonly role: Role
  /** The company's own role that replaces what the built-in one grants. */
  readonly ownRoleId: string | null
  /** Nothing for somebody who has left. */
  readonly grants: Grants
}

/** Where a recording belongs; `unitIds` are its unit and those above it. */
export interface Place {
  readonly companyId: string
  readonly orgUnitId: string | null
  readonly agentId: string | null
  readonly unitIds: readonly string[]
}

/** Has somebody this permission, and does it reach there. */
export function reaches(standing: Standing | undefined, permission: Permission, place: Place): boolean {
  const scope = standing?.grants[permission]
  if (standing === undefined || scope === undefined || standing.companyId !== place.companyId) return false
  if (scope === 'all') return true
  if (scope === 'own') return standing.agentId !== null && standing.agentId === place.agentId
  return scope === 'team'
    ? place.orgUnitId === standing.orgUnitId
    : place.unitIds.includes(standing.orgUnitId)
}

/** Names of the rules that may count for somebody, the nearest first. */
export function ruledListener({ role, ownRoleId, orgUnitId }: Standing): RuledListener {
  return { roles: ownRoleId === null ? [role] : [ownRoleId, role], orgUnitId }
}

interface StandingRow extends AccountRow {
  readonly own_role: Role | null
  readonly own_grants: string | null
}

/* An own role counts only beside the built-in one that it was made from. */
function standingOf(row: StandingRow): Standing {
  const ownGrants = row.own_role === row.role ? row.own_grants : null
  const grants: Grants = ownGrants === null ? builtInGrants(row.role) : decodeJson(ownGrants)
  return {
    accountId: row.id,
    companyId: row.company_id,
    agentId: row.agent_id,
    employeeNumber: row.employee_number,
    born: bornOf(row),
    name: row.name,
    orgUnitId: row.org_unit_id,
    role: row.role,
    ownRoleId: ownGrants === null ? null : row.own_role_id,
    grants: row.deactivated_at === null ? grants : {},
  }
}

async function listStandings(
  query: Kysely<AccountsTables>,
  accountIds: readonly string[],
  isLocking: boolean,
): Promise<ReadonlyMap<string, Standing>> {
  const ids = [...new Set(accountIds)].toSorted()
  if (ids.length === 0) return new Map()
  /* In one order always, so that two that lock the same people do not wait for each other. */
  const found = query
    .selectFrom('accounts')
    .leftJoin('own_roles', 'own_roles.id', 'accounts.own_role_id')
    .selectAll('accounts')
    .select(['own_roles.role as own_role', 'own_roles.grants as own_grants'])
    .where('accounts.id', 'in', ids)
    .orderBy('accounts.id')
  const rows = await (isLocking ? found.forUpdate() : found).execute()
  return new Map(rows.map((row) => [row.id, standingOf(row)]))
}

/** Rights as the database has them, for acts that must not go by what is remembered (SEC-8). */
export function createListeningRights(db: Pick<Db, 'read'>) {
  return {
    /** In a transaction, which nobody then changes these accounts beside (on SQLite there is only one at a time). */
    lockStandings: (tx: Tx, accountIds: readonly string[]) =>
      listStandings(tx.on<AccountsTables>(), accountIds, tx.dialect === 'mariadb'),

    standingsIn: (tx: Tx, accountIds: readonly string[]) =>
      listStandings(tx.on<AccountsTables>(), accountIds, false),

    findStandings: (accountIds: readonly string[]) =>
      listStandings(db.read<AccountsTables>(), accountIds, false),
  }
}
export type ListeningRights = ReturnType<typeof createListeningRights>
