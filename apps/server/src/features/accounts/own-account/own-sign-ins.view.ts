import type { OwnSignInResponse } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { AuditTables } from '../../audit/index.ts'

const shownDays = 90
const shownSignIns = 20
const dayMs = 24 * 3_600_000
const signInActions = [
  'accounts.signed_in',
  'accounts.sign_in_refused',
  'accounts.second_factor_refused',
  'agents.signed_in',
]

/** The last sign-ins of an account and attempts at it, so that its owner sees what was not theirs (SEC-3). */
export function createOwnSignInsView(db: Pick<Db, 'read'>, clock: Pick<Clock, 'now'>) {
  return {
    async listSignIns(companyId: string, accountId: string): Promise<OwnSignInResponse[]> {
      const rows = await db
        .read<AuditTables>()
        .selectFrom('audit_entries')
        .select(['at', 'action', 'kind', 'address', 'device_id'])
        .where('company_id', '=', companyId)
        .where('at', '>=', clock.now() - shownDays * dayMs)
        .where('actor_id', '=', accountId)
        .where('kind', 'in', ['login', 'refusal'])
        .where('action', 'in', signInActions)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(shownSignIns)
        .execute()
      return rows.map((row) => ({
        at: new Date(Number(row.at)).toISOString(),
        action: row.action,
        isRefused: row.kind === 'refusal',
        address: row.address,
        isOnPhone: row.device_id !== null,
      }))
    },
  }
}
export type OwnSignInsView = ReturnType<typeof createOwnSignInsView>
