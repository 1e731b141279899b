import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createAccountsService } from './accounts.service.ts'
import { createAccountsStore } from './accounts.store.ts'
import { createAccountsView, type PhonesOfAgents } from './accounts.view.ts'
import { createApiKeyParts } from './api-keys/api-key-parts.ts'
import { registerApiKeyRoutes } from './api-keys/api-keys.routes.ts'
import { registerOAuthRoutes } from './api-keys/oauth/oauth.routes.ts'
import { createAuthenticator } from './authentication/authenticator.ts'
import {
  accessTokenBearer,
  apiKeyBearer,
  browserTokenBearer,
  signedCallers,
} from './authentication/bearers.ts'
import { createPersonCallers } from './authentication/callers.ts'
import { registerCors } from './authentication/cors.ts'
import { createSignInParts } from './authentication/sign-in-parts.ts'
import { registerBrowserTokenRoutes } from './browser-tokens/browser-tokens.routes.ts'
import { createBrowserTokensService } from './browser-tokens/browser-tokens.service.ts'
import { createBrowserTokensStore } from './browser-tokens/browser-tokens.store.ts'
import { registerAccountImportRoutes } from './imports/account-imports.routes.ts'
import { createAccountImports } from './imports/account-imports.service.ts'
import { createTakenValues } from './imports/taken-values.view.ts'
import { registerOwnAccountRoutes } from './own-account/own-account.routes.ts'
import { createOwnSignInsView } from './own-account/own-sign-ins.view.ts'
import { createLeaving } from './people/leaving.service.ts'
import { createPeopleDesk } from './people/people-desk.service.ts'
import { registerPeopleRoutes } from './people/people.routes.ts'
import { createPeople } from './people/people.service.ts'
import { peopleStore } from './people/people.store.ts'
import { createPersonsView } from './people/persons.view.ts'
import { createPersonChanges } from './people/person-changes.ts'
import { createRulings } from './people/rulings.ts'
import { createPasswordHasher, type PasswordHasher } from './passwords/password-hasher.ts'
import { registerResetRoutes } from './passwords/resets.routes.ts'
import { createResets } from './passwords/resets.service.ts'
import { createOwnRoles } from './roles/own-roles.service.ts'
import { createOwnRolesStore } from './roles/own-roles.store.ts'
import { registerRoleRoutes } from './roles/roles.routes.ts'
import { createPublicAddress } from './sessions/public-address.ts'
import { createSessionCookie } from './sessions/session-cookie.ts'
import { registerSessionRoutes } from './sessions/sessions.routes.ts'
import { createSignInAnswers, type Installation } from './sessions/sign-in-answers.ts'
import { registerSignInRoutes } from './sessions/sign-in.routes.ts'
import { registerProviderRoutes } from './single-sign-on/provider.routes.ts'

export type { Account, AgentAccount } from './account.ts'
export type { NewAccount } from './accounts.service.ts'
export type { AccountRow, AccountsTables } from './accounts.table.ts'
export type { NewApiKey } from './api-keys/api-key-changes.service.ts'
export type { BearerKind } from './authentication/authenticator.ts'
export { createInitialPassword } from './passwords/initial-password.ts'
export type { SignInAttempt } from './passwords/passwords.service.ts'
export type { VerifiedAccount } from './passwords/phone-passwords.service.ts'
export type { PersonChange, PersonChangeHandler } from './people/person-changes.ts'
export { bornOf, isSamePerson, type Person } from './person.rules.ts'
export { searchedEnd, type ShownPhoneNumber, showPhoneNumber } from './shown-number.rules.ts'
export type { Installation } from './sessions/sign-in-answers.ts'

export interface AccountsSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: OrganizationSlice
  readonly exporter: Exporter
  readonly secrets: Secrets
  /** Does the console travel over HTTPS. */
  readonly isHttps: boolean
  /** The address that browsers show: `https://smartym.bank.example`; passkeys and the provider need it. */
  readonly publicAddress?: string
  readonly installation: Installation
  readonly passwordHasher?: PasswordHasher
}

/** Two hashes at a time keep the console quick while a thousand agents sign in; four seconds of them may wait. */
const defaultHasher = { maxRunning: 2, maxWaiting: 200 }
const cleanUpEvery = '*/10 * * * *'

export function createAccountsSlice(deps: AccountsSliceDeps) {
  const { db, clock, ids, audit, organization, exporter, isHttps, installation } = deps
  const hasher = deps.passwordHasher ?? createPasswordHasher(defaultHasher)
  const store = createAccountsStore(db)
  const accounts = { ...createAccountsService({ store, clock, ids, audit }), ...createPersonsView(db) }
  const parts = createSignInParts({ ...deps, accounts: store, hasher })
  const { sessions, phonePasswords, changes } = parts
  const view = createAccountsView(db)
  const ownRoles = createOwnRoles({ ...parts, store: createOwnRolesStore(db), view })
  const rulings = createRulings(ownRoles)
  const resets = createResets({ ...parts, view, rulings })
  const keys = createApiKeyParts(deps)
  const { apiKeys } = keys
  const { findAgentAccount } = accounts
  const tokensStore = createBrowserTokensStore(db)
  const browserTokens = createBrowserTokensService({ db, store: tokensStore, clock, audit, findAgentAccount })

  const persons = createPersonChanges()
  let phonesOf: (agentIds: readonly string[]) => Promise<PhonesOfAgents> = async () => new Map()
  const keeping = { ...parts, view, accounts, hasher, persons, rulings, organization }
  const people = createPeople(keeping)
  const leaving = createLeaving({ ...keeping, people, browserTokens })
  const desk = createPeopleDesk({
    view,
    organization,
    rulings,
    phonesOf: (agentIds) => phonesOf(agentIds),
  })
  const imports = createAccountImports({ ...keeping, taken: createTakenValues(db), people })
  organization.registerMembers('accounts', { ...view, countIn: peopleStore.countInUnit })

  const cookies = {
    session: createSessionCookie(isHttps),
    pending: createSessionCookie(isHttps, 'pending'),
    provider: createSessionCookie(isHttps, 'provider'),
  }
  const { callerOf, callerOfAgent } = createPersonCallers({ organization, ownRoles, findAgentAccount })
  const signed = signedCallers(keys.signedRequests, deps)
  const authenticator = createAuthenticator({ sessions, cookie: cookies.session, callerOf, signed })
  const bearers = {
    apiKeys,
    browserTokens,
    organization,
    findAgentAccount: (companyId: string, agentId: string) => findAgentAccount(companyId, { agentId }),
  }
  authenticator.registerBearer(apiKeyBearer(bearers))
  authenticator.registerBearer(accessTokenBearer(keys.accessTokens, deps))
  authenticator.registerBearer(browserTokenBearer(bearers))

  function registerSignIn(app: FastifyInstance): void {
    const answers = createSignInAnswers({ ...parts, cookies, organization, ownRoles, installation })
    const publicAddress = createPublicAddress(deps.publicAddress)
    const shared = { ...parts, answers, publicAddress }
    registerSignInRoutes(app, { ...shared, pendingCookie: cookies.pending })
    registerProviderRoutes(app, { ...shared, cookie: cookies.provider })
    registerSessionRoutes(app, { ...shared, cookie: cookies.session })
    const signIns = createOwnSignInsView(db, clock)
    registerOwnAccountRoutes(app, { ...shared, cookie: cookies.session, view: signIns })
  }

  return {
    ...accounts,
    authenticator,
    verifyPhonePassword: phonePasswords.verifyPassword,
    changePhonePassword: phonePasswords.changePassword,
    recordSignIn: parts.passwords.recordSignIn,
    callerOfAgent,
    hashPassword: (password: string): Promise<string> => hasher.hash(password),
    /** A password for an account to be made, which its owner must change at the first sign-in. */
    initialPasswordFor: changes.initialPasswordFor,
    resetByLoginId: resets.resetByLoginId,
    /** Takes from a slice below what the phone numbers of an agent are; passwords must not have them in them. */
    provideNumbers: parts.provideNumbers,
    /** Takes from a slice below which phones agents have. */
    providePhones(find: typeof phonesOf): void {
      phonesOf = find
    },
    /** What another slice does in the same transaction when somebody moves to another unit, leaves, or is no agent any more. */
    registerPersonHandler: persons.register,
    /** Ends sessions and unfinished sign-ins of an account, as part of the transaction that takes its rights. */
    endSessions: parts.endSessions,
    createApiKey: keys.changes.createApiKey,
    sealedSets: [...parts.sealedSets, ...keys.sealedSets],
    /** Tells a slice's kind of bearer token from the others. */
    registerBearer: authenticator.registerBearer,
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule('delete-expired-sessions', cleanUpEvery, 'UTC', async () => {
        await sessions.deleteExpired()
        await parts.signIn.deleteExpired()
        await parts.challenges.deleteExpired()
        await browserTokens.deleteExpired()
        await keys.deleteExpired()
      })
    },
    routes(app: FastifyInstance): void {
      registerCors(app, apiKeys)
      registerSignIn(app)
      registerPeopleRoutes(app, { desk, people, leaving, exporter })
      registerAccountImportRoutes(app, imports)
      registerResetRoutes(app, resets)
      registerRoleRoutes(app, { db, ownRoles, exporter })
      registerApiKeyRoutes(app, { ...keys, db, clock, organization, exporter })
      registerOAuthRoutes(app, { ...keys, publicAddress: deps.publicAddress })
      registerBrowserTokenRoutes(app, browserTokens)
    },
    async start(): Promise<void> {
      await parts.decoyHash()
    },
  }
}
export type AccountsSlice = ReturnType<typeof createAccountsSlice>
