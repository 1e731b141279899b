import { createSight, type Sight, type SightFacts } from '../features/customers/index.ts'

const nothing = (companyId: string) => ({ companyId, orgUnitIds: [], agentId: null })

/** A caller who sees all names of a company, unless the facts say otherwise. */
export function sightIn(companyId: string, facts: Partial<SightFacts> = {}): Sight {
  const all = { companyId, orgUnitIds: null, agentId: null }
  return createSight({
    nameMasking: 'by_role',
    names: all,
    agents: [all],
    ownAgentId: null,
    isCrm: false,
    ...facts,
  })
}

/** A caller who sees no names. */
export function blindSightIn(companyId: string, facts: Partial<SightFacts> = {}): Sight {
  return sightIn(companyId, { names: nothing(companyId), agents: [nothing(companyId)], ...facts })
}
