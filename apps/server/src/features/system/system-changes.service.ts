import type { AuditAction, AuditSlice } from '../audit/index.ts'
import { changeOf, type ChangesQuery } from './system.view.ts'

/** Acts that change how the system is set up. */
const changingActions: readonly AuditAction[] = [
  'settings.changed',
  'settings.change_undone',
  'accounts.api_key_created',
  'accounts.api_key_revoked',
  'accounts.role_created',
  'accounts.role_changed',
  'accounts.role_deleted',
  'accounts.role_assigned',
  'devices.transport_key_created',
  'recordings.key_encryption_key_created',
  'audit.entries_purged',
]

/** Changes of the set-up, as the usage history has them. */
export function createSystemChanges(audit: Pick<AuditSlice, 'listEntries' | 'countEntries'>) {
  return {
    async list(companyId: string, query: ChangesQuery) {
      const { items, ...page } = await audit.listEntries(companyId, { ...query, actions: changingActions })
      return { ...page, items: items.map(changeOf) }
    },
    count(companyId: string, filter: ChangesQuery, limit: number): Promise<number> {
      return audit.countEntries(companyId, { ...filter, actions: changingActions }, limit)
    },
  }
}
export type SystemChanges = ReturnType<typeof createSystemChanges>
