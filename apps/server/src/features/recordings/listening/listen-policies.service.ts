import type { ListenReason, ListenRule } from '@smartym/contract'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { RecordingRow } from '../recordings.table.ts'
import { approvalsNeeded, type RuledRecording } from './listen-policy.rules.ts'
import { ruledListener, type Standing } from './listening-rights.store.ts'

export interface ListenPoliciesDeps {
  readonly settings: Pick<SettingsSlice, 'get' | 'effective'>
  readonly organization: Pick<OrganizationSlice, 'idsAbove'>
}

/** What the rules look at in a recording. */
export function ruledRecording(
  row: Pick<RecordingRow, 'org_unit_id' | 'started_at' | 'is_marked'>,
): RuledRecording {
  return { orgUnitId: row.org_unit_id, startedAt: row.started_at, isMarked: row.is_marked === 1 }
}

/** What the company has set about listening; from memory, so nothing here waits for the database. */
export function createListenPolicies({ settings, organization }: ListenPoliciesDeps) {
  async function placeOf(companyId: string, orgUnitId: string | null) {
    const orgUnitIds = orgUnitId === null ? [] : await organization.idsAbove(companyId, orgUnitId)
    return { companyId, orgUnitIds }
  }

  async function rulesOf(companyId: string, orgUnitId: string | null): Promise<readonly ListenRule[]> {
    return settings.effective(await placeOf(companyId, orgUnitId), 'listening.rules')
  }

  /** The rules of several units, by their ids. */
  async function rulesByUnit(
    companyId: string,
    orgUnitIds: Iterable<string | null>,
  ): Promise<(orgUnitId: string | null) => readonly ListenRule[]> {
    const byUnit = new Map<string | null, readonly ListenRule[]>()
    for (const orgUnitId of new Set(orgUnitIds)) byUnit.set(orgUnitId, await rulesOf(companyId, orgUnitId))
    return (orgUnitId) => byUnit.get(orgUnitId) ?? []
  }

  return {
    /** The rules of the unit that a recording belongs to. */
    rulesOf,

    rulesByUnit,

    /** How many approvals somebody needs for all of these: one at least, for there is no request without. */
    async needing(
      companyId: string,
      rows: readonly RecordingRow[],
      now: number,
    ): Promise<(standing: Standing) => number> {
      const ruleFor = await rulesByUnit(
        companyId,
        rows.map((row) => row.org_unit_id),
      )
      return (standing) => {
        const listener = ruledListener(standing)
        const each = rows.map((row) =>
          approvalsNeeded(ruleFor(row.org_unit_id), listener, ruledRecording(row), now),
        )
        return Math.max(1, ...each)
      }
    },

    async areListensShown(companyId: string, orgUnitId: string | null): Promise<boolean> {
      return settings.effective(await placeOf(companyId, orgUnitId), 'listening.areListensShownToAgents')
    },

    async reasonNames(companyId: string): Promise<ReadonlyMap<string, ListenReason['name']>> {
      const reasons = await settings.get(companyId, 'listening.reasons')
      return new Map(reasons.map(({ code, name }) => [code, name]))
    },

    listReasons: (companyId: string): Promise<ListenReason[]> => settings.get(companyId, 'listening.reasons'),
    get: settings.get,
  }
}
export type ListenPolicies = ReturnType<typeof createListenPolicies>
