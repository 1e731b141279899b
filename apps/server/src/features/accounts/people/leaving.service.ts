import type { AccountsChanged, ChangeAccountsRequest } from '@smartym/contract'
import { maskPhoneNumber } from '@smartym/rules/masking'
import type { Tx } from '../../../platform/db/index.ts'
import { changeEach } from '../../../platform/errors/index.ts'
import type { AuditOrigin } from '../../audit/index.ts'
import { scopeOf } from '../../organization/index.ts'
import {
  accountDeactivated,
  accountNotDeactivated,
  accountNotFound,
  ownAccountRefused,
} from '../accounts.errors.ts'
import type { BrowserTokensService } from '../browser-tokens/browser-tokens.service.ts'
import type { InitialPassword } from '../passwords/password-changes.service.ts'
import type { Keeper, People, PeopleDeps } from './people.service.ts'
import { peopleStore } from './people.store.ts'

export interface LeavingDeps extends PeopleDeps {
  readonly people: People
  readonly browserTokens: Pick<BrowserTokensService, 'endTokens'>
}

/** People leave and come back (INT-5). */
export function createLeaving(deps: LeavingDeps) {
  const { db, clock, audit, accounts, organization, changes, persons, endSessions, people, browserTokens } =
    deps

  /* Extension and number are free for somebody else; login id and employee number stay the person's. */
  async function end(tx: Tx, by: AuditOrigin, accountId: string, reason: string): Promise<void> {
    const row = await peopleStore.find(tx, by.companyId, accountId)
    if (row === undefined) throw accountNotFound()
    if (row.deactivated_at !== null) throw accountDeactivated()
    const now = clock.now()
    await peopleStore.update(tx, accountId, {
      deactivated_at: now,
      extension: null,
      phone_number: null,
      carrier: null,
      ...(row.agent_id !== null && row.agent_ended_at === null && { agent_ended_at: now }),
    })
    await endSessions(tx, accountId)
    if (row.agent_id !== null) await browserTokens.endTokens(tx, row.agent_id)
    await audit.record(tx, {
      ...by,
      kind: 'change',
      action: 'accounts.deactivated',
      object: { kind: 'account', id: accountId },
      reason,
      detail: {
        extension: row.extension,
        phoneNumber: row.phone_number === null ? null : maskPhoneNumber(row.phone_number),
      },
    })
    await persons.tell(tx, by, 'left', row)
    accounts.forgetAgents(tx)
  }

  /** Throws `accounts.not_found`, `….more_rights`, `….own_account`, `….deactivated`. */
  async function deactivate(keeper: Keeper, accountId: string, reason: string): Promise<void> {
    const row = await people.getRuled(keeper, accountId)
    if (keeper.caller.accountId === row.id) throw ownAccountRefused()
    await db.transaction((tx) => end(tx, keeper.by, accountId, reason))
  }

  async function changeOne(keeper: Keeper, accountId: string, asked: ChangeAccountsRequest): Promise<void> {
    if (asked.act === 'deactivate') await deactivate(keeper, accountId, asked.reason)
    else await people.changeAccount(keeper, accountId, { orgUnitId: asked.orgUnitId })
  }

  return {
    deactivate,

    /** Throws `accounts.not_found`, `….more_rights`, `….not_deactivated`, `organization.closed`. */
    async reactivate(keeper: Keeper, accountId: string): Promise<InitialPassword> {
      const row = await people.getRuled(keeper, accountId)
      if (row.deactivated_at === null) throw accountNotDeactivated()
      return changes.resetPassword(row, keeper.by, async (tx) => {
        const now = await peopleStore.find(tx, row.company_id, accountId)
        if (now === undefined || now.deactivated_at === null) throw accountNotDeactivated()
        await organization.ensureOpen(tx, now.company_id, now.org_unit_id)
        const isAgent = now.role === 'agent'
        await peopleStore.update(tx, accountId, {
          deactivated_at: null,
          ...(isAgent && { agent_ended_at: null }),
        })
        const object = { kind: 'account', id: accountId } as const
        await audit.record(tx, { ...keeper.by, kind: 'change', action: 'accounts.reactivated', object })
        accounts.forgetAgents(tx)
      })
    },

    /** Each by itself: what is refused for one does not keep the others. */
    async changeMany(keeper: Keeper, asked: ChangeAccountsRequest): Promise<AccountsChanged> {
      if (asked.act === 'move') await organization.ensureUnit(scopeOf(keeper.caller), asked.orgUnitId)
      return changeEach('accountId', asked.accountIds, (accountId) => changeOne(keeper, accountId, asked))
    },
  }
}
export type Leaving = ReturnType<typeof createLeaving>
