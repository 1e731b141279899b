import type { AgentReference } from '@smartym/contract'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { isInScope, type ListScope } from '../../organization/index.ts'
import type { AgentAccount } from '../account.ts'
import { agentNotFound } from '../accounts.errors.ts'
import type { BrowserTokenRow } from '../accounts.table.ts'
import { browserTokenLifeMs, createBrowserToken, hashBrowserToken } from './browser-token.ts'
import type { BrowserTokensStore } from './browser-tokens.store.ts'

const tokenLifeInMemoryMs = 10_000
const maxKeptTokens = 20_000

export interface BrowserTokensDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: BrowserTokensStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly audit: AuditRecorder
  readonly findAgentAccount: (
    companyId: string,
    reference: AgentReference,
  ) => Promise<AgentAccount | undefined>
}

/** Tokens that a CRM's server gets for the dial button in one agent's browser. */
export function createBrowserTokensService(deps: BrowserTokensDeps) {
  const { db, store, clock, audit, findAgentAccount } = deps
  const tokens = createTimedCache({
    clock,
    lifeMs: tokenLifeInMemoryMs,
    maxEntries: maxKeptTokens,
    load: (hashHex: string) => store.find(Buffer.from(hashHex, 'hex')),
  })

  return {
    /** Throws `agents.not_found` for an agent whom the key does not reach. */
    async issueBrowserToken(
      by: AuditOrigin,
      scope: ListScope,
      asked: { apiKeyId: string; agent: AgentReference },
    ): Promise<{ token: string; agentId: string; expiresAt: number }> {
      const account = await findAgentAccount(scope.companyId, asked.agent)
      if (account === undefined || !isInScope(scope, account)) throw agentNotFound()
      const { token, tokenHash } = createBrowserToken()
      const { agentId, companyId } = account
      const expiresAt = clock.now() + browserTokenLifeMs
      await db.transaction(async (tx) => {
        const row = { company_id: companyId, api_key_id: asked.apiKeyId, agent_id: agentId }
        await store.insert(tx, { token_hash: tokenHash, ...row, expires_at: expiresAt })
        await audit.record(tx, {
          ...by,
          kind: 'login',
          action: 'accounts.browser_token_issued',
          object: { kind: 'agent', id: agentId },
        })
      })
      return { token, agentId, expiresAt }
    },

    /** The row of a token that has not expired. */
    async findLive(token: string): Promise<BrowserTokenRow | undefined> {
      const tokenHash = hashBrowserToken(token)
      const row = tokenHash && (await tokens.get(tokenHash.toString('hex')))
      return row !== undefined && clock.now() < row.expires_at ? row : undefined
    },

    /** Ends every token of an agent, as part of the transaction that takes the agent's rights. */
    async endTokens(tx: Tx, agentId: string): Promise<void> {
      const hashes = await store.deleteOfAgent(tx, agentId)
      tx.afterCommit(() => {
        for (const hash of hashes) tokens.forget(Buffer.from(hash).toString('hex'))
      })
    },

    deleteExpired: (): Promise<void> => db.transaction((tx) => store.deleteExpired(tx, clock.now())),
  }
}
export type BrowserTokensService = ReturnType<typeof createBrowserTokensService>
