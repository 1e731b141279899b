import type { RecordingResponse } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import { isInScope } from '../../organization/index.ts'
import type { RecordingRow } from '../recordings.table.ts'
import { type ListenPolicies, ruledRecording } from './listen-policies.service.ts'
import { approvalsNeeded } from './listen-policy.rules.ts'
import type { ListenRequestsStore } from './listen-requests.store.ts'
import { isSamePerson } from '../../accounts/index.ts'
import { listeningOf } from './listening.rules.ts'
import { scopeFor } from './listening-reach.ts'
import { type ListeningRights, ruledListener } from './listening-rights.store.ts'
import type { ListeningStore } from './listening.store.ts'

export interface ListeningStatesDeps {
  readonly store: Pick<ListeningStore, 'listRequestsOf'>
  readonly requests: Pick<ListenRequestsStore, 'recordingPlaces'>
  readonly clock: Pick<Clock, 'now'>
  readonly policies: ListenPolicies
  readonly rights: Pick<ListeningRights, 'findStandings'>
}

/** Who must ask before listening, and what a caller may do about each recording (SEC-8). */
export function createListeningStates(deps: ListeningStatesDeps) {
  const { store, clock, policies, rights } = deps

  /* Everybody must ask, but where the company's rules want no approval. */
  async function freedomOf(
    caller: Caller,
    rows: readonly RecordingRow[],
  ): Promise<(row: RecordingRow) => boolean> {
    const { accountId, companyId } = caller
    const standing = accountId === null ? undefined : (await rights.findStandings([accountId])).get(accountId)
    if (standing === undefined) return () => false
    const rulesOf = await policies.rulesByUnit(
      companyId,
      rows.map((row) => row.org_unit_id),
    )
    const listener = ruledListener(standing)
    return (row) =>
      approvalsNeeded(rulesOf(row.org_unit_id), listener, ruledRecording(row), clock.now()) === 0
  }

  /* One's own calls are heard by others. */
  async function ownCallsOf(caller: Caller, rows: readonly RecordingRow[]): Promise<ReadonlySet<string>> {
    const { accountId } = caller
    const standing = accountId === null ? undefined : (await rights.findStandings([accountId])).get(accountId)
    if (standing === undefined) return new Set()
    const places = await deps.requests.recordingPlaces(rows.map((row) => row.id))
    const own = [...places].filter(([, { subjects }]) =>
      subjects.some((subject) => isSamePerson(standing, subject)),
    )
    return new Set(own.map(([id]) => id))
  }

  return {
    async isWithoutApproval(caller: Caller, row: RecordingRow): Promise<boolean> {
      return (await freedomOf(caller, [row]))(row)
    },

    /** For each of these rows what the caller may do. */
    async statesOf(
      caller: Caller,
      rows: readonly RecordingRow[],
    ): Promise<(row: RecordingRow) => RecordingResponse['listening']> {
      const scope = caller.kind === 'session' ? scopeFor(caller, 'recordings:listen') : null
      if (scope === null || caller.accountId === null) return () => 'refused'
      const ids = rows.map((row) => row.id)
      const [requests, isFree, ownCalls] = await Promise.all([
        store.listRequestsOf(caller.accountId, ids),
        freedomOf(caller, rows),
        ownCallsOf(caller, rows),
      ])
      const requestsOf = Map.groupBy(requests, ({ recording_id }) => recording_id)
      const now = clock.now()
      return (row) => {
        const place = { companyId: row.company_id, orgUnitId: row.org_unit_id, agentId: row.agent_id }
        return listeningOf({
          isStored: row.state === 'stored',
          mayListen: isInScope(scope, place),
          isOwnCall: ownCalls.has(row.id),
          isWithoutApproval: isFree(row),
          requests: requestsOf.get(row.id) ?? [],
          now,
        })
      }
    },
  }
}
export type ListeningStates = ReturnType<typeof createListeningStates>
