import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { registerAccountRoutes } from './accounts.routes.ts'
import { createAccountsService } from './accounts.service.ts'
import { createAccountsStore } from './accounts.store.ts'
import { createAccountsView } from './accounts.view.ts'
import { registerApiKeyRoutes } from './api-keys/api-keys.routes.ts'
import { createApiKeysService } from './api-keys/api-keys.service.ts'
import { createApiKeysStore } from './api-keys/api-keys.store.ts'
import { createAuthenticator } from './authentication/authenticator.ts'
import { apiKeyBearer, browserTokenBearer } from './authentication/bearers.ts'
import { sessionCaller } from './authentication/callers.ts'
import { registerCors } from './authentication/cors.ts'
import { registerBrowserTokenRoutes } from './browser-tokens/browser-tokens.routes.ts'
import { createBrowserTokensService } from './browser-tokens/browser-tokens.service.ts'
import { createBrowserTokensStore } from './browser-tokens/browser-tokens.store.ts'
import { createPasswordHasher, type PasswordHasher } from './passwords/password-hasher.ts'
import { createPasswordsService } from './passwords/passwords.service.ts'
import { createSessionCookie } from './sessions/session-cookie.ts'
import { type Installation, registerSessionRoutes } from './sessions/sessions.routes.ts'
import { createSessionsService } from './sessions/sessions.service.ts'
import { createSessionsStore } from './sessions/sessions.store.ts'

export type { Account, AgentAccount } from './account.ts'
export type { NewAccount } from './accounts.service.ts'
export type { AccountRow, AccountsTables } from './accounts.table.ts'
export type { NewApiKey } from './api-keys/api-keys.service.ts'
export type { BearerKind } from './authentication/authenticator.ts'
export type { SignInAttempt } from './passwords/passwords.service.ts'
export { type ShownPhoneNumber, showPhoneNumber } from './shown-number.rules.ts'
export type { Installation } from './sessions/sessions.routes.ts'

export interface AccountsSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly organization: OrganizationSlice
  /** Does the console travel over HTTPS. */
  readonly isHttps: boolean
  readonly installation: Installation
  readonly passwordHasher?: PasswordHasher
}

/** Two hashes at a time keep the console quick while a thousand agents sign in; four seconds of them may wait. */
const defaultHasher = { maxRunning: 2, maxWaiting: 200 }
const cleanUpEvery = '*/10 * * * *'

export function createAccountsSlice(deps: AccountsSliceDeps) {
  const { db, clock, ids, audit, organization, isHttps, installation } = deps
  const hasher = deps.passwordHasher ?? createPasswordHasher(defaultHasher)
  let decoy: Promise<string> | undefined
  const decoyHash = (): Promise<string> => (decoy ??= hasher.hash(randomBytes(24).toString('hex')))

  const store = createAccountsStore(db)
  const accounts = createAccountsService({ store, clock, ids, audit })
  const passwords = createPasswordsService({ db, store, hasher, clock, audit, decoyHash })
  const sessionsStore = createSessionsStore(db)
  const sessions = createSessionsService({ db, store: sessionsStore, passwords, clock, ids, audit })
  const apiKeys = createApiKeysService({ db, store: createApiKeysStore(db), clock, ids, audit })
  const { findAgentAccount } = accounts
  const tokensStore = createBrowserTokensStore(db)
  const browserTokens = createBrowserTokensService({ db, store: tokensStore, clock, audit, findAgentAccount })

  const cookie = createSessionCookie(isHttps)
  const callerOf = (session: Parameters<typeof sessionCaller>[0]) => sessionCaller(session, organization)
  const authenticator = createAuthenticator({ sessions, cookie, callerOf })
  const bearers = {
    apiKeys,
    browserTokens,
    organization,
    findAgentAccount: (companyId: string, agentId: string) => findAgentAccount(companyId, { agentId }),
  }
  authenticator.registerBearer(apiKeyBearer(bearers))
  authenticator.registerBearer(browserTokenBearer(bearers))

  return {
    ...accounts,
    authenticator,
    verifyPassword: passwords.verifyPassword,
    recordSignIn: passwords.recordSignIn,
    hashPassword: (password: string): Promise<string> => hasher.hash(password),
    createApiKey: apiKeys.createApiKey,
    /** Tells a slice's kind of bearer token from the others. */
    registerBearer: authenticator.registerBearer,
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule('delete-expired-sessions', cleanUpEvery, 'UTC', async () => {
        await sessions.deleteExpired()
        await browserTokens.deleteExpired()
      })
    },
    routes(app: FastifyInstance): void {
      registerCors(app, apiKeys)
      registerSessionRoutes(app, { sessions, cookie, organization, installation })
      registerAccountRoutes(app, { view: createAccountsView(db), organization })
      registerApiKeyRoutes(app, { db, apiKeys, organization })
      registerBrowserTokenRoutes(app, browserTokens)
    },
    async start(): Promise<void> {
      await decoyHash()
    },
  }
}
export type AccountsSlice = ReturnType<typeof createAccountsSlice>
