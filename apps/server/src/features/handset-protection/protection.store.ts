import type { Tx } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'

export const protectionStore = {
  /** The account of an agent of this company, whether or not it still works. */
  findAgent(tx: Tx, companyId: string, agentId: string): Promise<{ id: string; name: string } | undefined> {
    return tx
      .on<AccountsTables>()
      .selectFrom('accounts')
      .select(['id', 'name'])
      .where('agent_id', '=', agentId)
      .where('company_id', '=', companyId)
      .executeTakeFirst()
  },
}
export type ProtectionStore = typeof protectionStore
