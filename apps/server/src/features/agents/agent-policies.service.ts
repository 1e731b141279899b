import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../../platform/clock/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { settingsCatalogue, type SettingsSlice } from '../settings/index.ts'
import type { AgentPolicy } from './agents.rules.ts'

/* What another node changed is seen after this at the latest. */
const refreshMs = 10_000

const defaultPolicy: AgentPolicy = {
  wrapUpMs: settingsCatalogue['handset.wrapUpMs'].default,
  notReadyReasons: settingsCatalogue['handset.notReadyReasons'].default,
  longCallMs: settingsCatalogue['agents.longCallMs'].default,
  longWrapUpMs: settingsCatalogue['agents.longWrapUpMs'].default,
  recordingMode: settingsCatalogue['handset.recordingMode'].default,
  isRecordingRequired: settingsCatalogue['handset.isRecordingRequired'].default,
  isNameMasked: settingsCatalogue['handset.isNameMasked'].default,
}

export interface AgentPoliciesDeps {
  readonly settings: Pick<SettingsSlice, 'effective' | 'onChanged'>
  readonly organization: Pick<OrganizationSlice, 'listCompanies' | 'unitNames' | 'idsAbove'>
  readonly clock: Pick<Clock, 'setRepeatingTimer'>
  readonly log: FastifyBaseLogger
}

/** The units' policies in memory, since a transaction may read no settings and a state change cannot wait for them. */
export function createAgentPolicies({ settings, organization, clock, log }: AgentPoliciesDeps) {
  const policies = new Map<string, AgentPolicy>()
  let timer: Timer | undefined

  async function refreshUnit(companyId: string, orgUnitId: string): Promise<void> {
    const place = { companyId, orgUnitIds: await organization.idsAbove(companyId, orgUnitId) }
    policies.set(orgUnitId, {
      wrapUpMs: await settings.effective(place, 'handset.wrapUpMs'),
      notReadyReasons: await settings.effective(place, 'handset.notReadyReasons'),
      longCallMs: await settings.effective(place, 'agents.longCallMs'),
      longWrapUpMs: await settings.effective(place, 'agents.longWrapUpMs'),
      recordingMode: await settings.effective(place, 'handset.recordingMode'),
      isRecordingRequired: await settings.effective(place, 'handset.isRecordingRequired'),
      isNameMasked: await settings.effective(place, 'handset.isNameMasked'),
    })
  }

  async function refreshCompany(companyId: string): Promise<void> {
    for (const orgUnitId of (await organization.unitNames(companyId)).keys())
      await refreshUnit(companyId, orgUnitId)
  }

  async function refreshAll(): Promise<void> {
    for (const { companyId } of await organization.listCompanies()) await refreshCompany(companyId)
  }

  function refreshInBackground(work: Promise<void>): void {
    work.catch((error: unknown) => log.warn({ err: error }, 'settings of agents could not be read'))
  }

  settings.onChanged((companyId) => refreshInBackground(refreshCompany(companyId)))

  return {
    policyOf: (orgUnitId: string): AgentPolicy => policies.get(orgUnitId) ?? defaultPolicy,
    /** Makes sure that a unit made a moment ago is known. */
    ensureKnown: (companyId: string, orgUnitId: string): Promise<void> =>
      policies.has(orgUnitId) ? Promise.resolve() : refreshUnit(companyId, orgUnitId),
    async start(): Promise<void> {
      await refreshAll()
      timer = clock.setRepeatingTimer(refreshMs, () => refreshInBackground(refreshAll()))
    },
    stop: (): void => timer?.cancel(),
  }
}
export type AgentPolicies = ReturnType<typeof createAgentPolicies>
