import type { Tx } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { AuditOrigin } from '../../audit/index.ts'
import { scopeOf } from '../../organization/index.ts'
import { accountDeactivated, accountNotFound } from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import type { AccountRow } from '../accounts.table.ts'
import type { AccountsView } from '../accounts.view.ts'
import type { Rulings } from '../people/rulings.ts'
import type { SecondFactors } from '../second-factors/second-factors.service.ts'
import type { InitialPassword, PasswordChanges } from './password-changes.service.ts'

export interface ResetsDeps {
  readonly accounts: Pick<AccountsStore, 'findByLoginId'>
  readonly view: Pick<AccountsView, 'findInScope'>
  readonly changes: Pick<PasswordChanges, 'resetPassword'>
  readonly secondFactors: Pick<SecondFactors, 'reset'>
  readonly rulings: Pick<Rulings, 'ensureRules'>
  readonly endSessions: (tx: Tx, accountId: string) => Promise<void>
}

/** Helps somebody in again who is locked out (ADM-4). */
export function createResets(deps: ResetsDeps) {
  const { accounts, view, changes, secondFactors, rulings, endSessions } = deps

  async function getRuled(caller: Caller, accountId: string): Promise<AccountRow> {
    const row = await view.findInScope(scopeOf(caller), accountId)
    if (row === undefined) throw accountNotFound()
    await rulings.ensureRules(caller, 'accounts:reset', row)
    if (row.deactivated_at !== null) throw accountDeactivated()
    return row
  }

  return {
    /** Throws `accounts.not_found`, `….more_rights`, `….deactivated`. */
    async resetPassword(caller: Caller, accountId: string, by: AuditOrigin): Promise<InitialPassword> {
      return changes.resetPassword(await getRuled(caller, accountId), by)
    },

    /** For the server's own shell: whoever has this login id, in any company; undefined when nobody has. */
    async resetByLoginId(
      loginId: string,
      actor: AuditOrigin['actor'],
      { withSecondFactors }: { readonly withSecondFactors: boolean },
    ): Promise<InitialPassword | undefined> {
      const row = await accounts.findByLoginId(loginId)
      if (row === undefined) return undefined
      const by = { companyId: row.company_id, actor, address: null, deviceId: null }
      if (withSecondFactors) await secondFactors.reset(row.id, by, (tx) => endSessions(tx, row.id))
      return changes.resetPassword(row, by)
    },

    /** Throws `accounts.not_found`, `….more_rights`, `….deactivated`. */
    async resetSecondFactors(caller: Caller, accountId: string, by: AuditOrigin): Promise<void> {
      const { id } = await getRuled(caller, accountId)
      await secondFactors.reset(id, by, (tx) => endSessions(tx, id))
    },
  }
}
export type Resets = ReturnType<typeof createResets>
