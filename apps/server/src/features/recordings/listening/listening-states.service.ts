import type { RecordingResponse } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Caller, hasPermission } from '../../../platform/http/index.ts'
import type { AccountsSlice } from '../../accounts/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { RecordingRow } from '../recordings.table.ts'
import { listeningOf } from './listening.rules.ts'
import type { ListeningStore } from './listening.store.ts'

export interface ListeningStatesDeps {
  readonly store: ListeningStore
  readonly clock: Pick<Clock, 'now'>
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly accounts: Pick<AccountsSlice, 'findAccount'>
}

/** Who must ask before listening, and what a caller may do about each recording (SEC-8). */
export function createListeningStates({ store, clock, settings, accounts }: ListeningStatesDeps) {
  /** Everybody must ask, but for roles that the company has named. */
  async function isWithoutApproval(caller: Caller): Promise<boolean> {
    if (caller.accountId === null) return false
    const roles = await settings.get(caller.companyId, 'listening.rolesWithoutApproval')
    if (roles.length === 0) return false
    const account = await accounts.findAccount(caller.accountId)
    return account !== undefined && roles.includes(account.role)
  }

  return {
    isWithoutApproval,

    /** For each of these rows what the caller may do. */
    async statesOf(
      caller: Caller,
      rows: readonly RecordingRow[],
    ): Promise<(row: RecordingRow) => RecordingResponse['listening']> {
      const mayListen = caller.kind === 'session' && hasPermission(caller, 'recordings:listen')
      const ids = rows.map((row) => row.id)
      const requests =
        mayListen && caller.accountId !== null ? await store.listRequestsOf(caller.accountId, ids) : []
      const isFree = mayListen && (await isWithoutApproval(caller))
      const now = clock.now()
      return (row) =>
        listeningOf({
          isStored: row.state === 'stored',
          mayListen,
          isWithoutApproval: isFree,
          requests: requests.filter((request) => request.recording_id === row.id),
          now,
        })
    },
  }
}
export type ListeningStates = ReturnType<typeof createListeningStates>
