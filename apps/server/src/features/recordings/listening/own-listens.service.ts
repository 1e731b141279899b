import type { ListenResponse, ListOwnListensQuery } from '@smartym/contract'
import { parseInstant } from '../../../platform/clock/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import type { ListeningRights } from './listening-rights.store.ts'
import type { ListensSearch, ListensView } from './listens.view.ts'

export interface OwnListensDeps {
  readonly view: Pick<ListensView, 'listOwnListens' | 'countOwnListens'>
  readonly rights: Pick<ListeningRights, 'findStandings'>
  readonly policies: Pick<ListenPolicies, 'areListensShown' | 'reasonNames'>
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
}

interface OwnListensPage {
  items: ListenResponse[]
  nextCursor: string | null
  total?: number
  isTotalCapped?: boolean
}

/** What an agent is told of those who heard the agent's calls (ADM-13). */
export function createOwnListens({ view, rights, policies, organization }: OwnListensDeps) {
  /* Nothing for somebody who makes no calls, or is told nothing of this. */
  async function searchOf(caller: Caller, query: ListOwnListensQuery): Promise<ListensSearch | undefined> {
    const { companyId, agentId, accountId } = caller
    const standing = (await rights.findStandings([accountId ?? ''])).get(accountId ?? '')
    const isShown = await policies.areListensShown(companyId, standing?.orgUnitId ?? null)
    if (agentId === null || !isShown) return undefined
    const [from, to] = [parseInstant(query.from), parseInstant(query.to)]
    return { companyId, agentId, from, to, kind: query.kind }
  }

  return {
    /** Stops above `limit`. */
    async countOwnListens(caller: Caller, query: ListOwnListensQuery, limit: number): Promise<number> {
      const search = await searchOf(caller, query)
      return search === undefined ? 0 : view.countOwnListens(search, limit)
    },

    /** Always the caller's own, however far its permissions reach; empty for somebody who makes no calls. */
    async listOwnListens(caller: Caller, query: ListOwnListensQuery): Promise<OwnListensPage> {
      const search = await searchOf(caller, query)
      if (search === undefined) return { items: [], nextCursor: null }
      const { companyId } = caller
      const names = {
        unitNames: await organization.unitNames(companyId),
        reasonNames: await policies.reasonNames(companyId),
      }
      return view.listOwnListens(search, query, names)
    },
  }
}
export type OwnListens = ReturnType<typeof createOwnListens>
