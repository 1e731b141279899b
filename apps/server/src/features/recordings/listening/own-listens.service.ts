import type { ListenKind, ListenResponse } from '@smartym/contract'
import { parseInstant } from '../../../platform/clock/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { PageQuery } from '../recordings.view.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import type { ListeningRights } from './listening-rights.store.ts'
import type { ListensView } from './listens.view.ts'

export interface OwnListensDeps {
  readonly view: Pick<ListensView, 'listOwnListens'>
  readonly rights: Pick<ListeningRights, 'findStandings'>
  readonly policies: Pick<ListenPolicies, 'areListensShown' | 'reasonNames'>
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
}

export interface OwnListensQuery extends PageQuery {
  readonly from?: string
  readonly to?: string
  readonly kind?: ListenKind
}

interface OwnListensPage {
  items: ListenResponse[]
  nextCursor: string | null
  total?: number
  isTotalCapped?: boolean
}

/** What an agent is told of those who heard the agent's calls (ADM-13). */
export function createOwnListens({ view, rights, policies, organization }: OwnListensDeps) {
  return {
    /** Always the caller's own, however far its permissions reach; empty for somebody who makes no calls. */
    async listOwnListens(caller: Caller, query: OwnListensQuery): Promise<OwnListensPage> {
      const { companyId, agentId, accountId } = caller
      const standing = (await rights.findStandings([accountId ?? ''])).get(accountId ?? '')
      const isShown = await policies.areListensShown(companyId, standing?.orgUnitId ?? null)
      if (agentId === null || !isShown) return { items: [], nextCursor: null }
      const search = {
        companyId,
        agentId,
        from: parseInstant(query.from),
        to: parseInstant(query.to),
        kind: query.kind,
      }
      const names = {
        unitNames: await organization.unitNames(companyId),
        reasonNames: await policies.reasonNames(companyId),
      }
      return view.listOwnListens(search, query, names)
    },
  }
}
export type OwnListens = ReturnType<typeof createOwnListens>
