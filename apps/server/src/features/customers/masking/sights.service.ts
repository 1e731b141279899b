import { type Caller, reachOf } from '../../../platform/http/index.ts'
import { scopeOf } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { createSight, type Sight } from './sight.rules.ts'

/** What callers may see of persons, by their permissions and the company's setting (SEC-12). */
export function createSights(settings: Pick<SettingsSlice, 'get'>) {
  return async (caller: Caller): Promise<Sight> =>
    createSight({
      nameMasking: await settings.get(caller.companyId, 'customers.nameMasking'),
      names: scopeOf(reachOf(caller, 'names:see')),
      agents: [scopeOf(reachOf(caller, 'agents:list')), scopeOf(reachOf(caller, 'accounts:list'))],
      ownAgentId: caller.agentId,
      isCrm: caller.kind === 'api_key' || caller.kind === 'browser_token',
    })
}
export type SightOf = ReturnType<typeof createSights>
