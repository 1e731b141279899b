import type { Caller } from '../../../platform/http/index.ts'
import { accountOf } from '../account.ts'
import { accountHasMoreRights } from '../accounts.errors.ts'
import type { AccountRow } from '../accounts.table.ts'
import type { OwnRoles } from '../roles/own-roles.service.ts'
import { mayRule, type RulingPermission } from './role-giving.rules.ts'

/** Who stands above whom, by what each may really do. */
export function createRulings({ grantsOf }: Pick<OwnRoles, 'grantsOf'>) {
  async function rules({ grants }: Caller, by: RulingPermission, row: AccountRow): Promise<boolean> {
    return mayRule(grants, by, await grantsOf(accountOf(row)))
  }

  return {
    rules,
    /** Throws `accounts.more_rights`. */
    async ensureRules(caller: Caller, by: RulingPermission, row: AccountRow): Promise<void> {
      if (!(await rules(caller, by, row))) throw accountHasMoreRights()
    },
  }
}
export type Rulings = ReturnType<typeof createRulings>
