import { randomBytes } from 'node:crypto'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Secrets } from '../../../platform/secrets/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { AccountsStore } from '../accounts.store.ts'
import { createOwnAccount } from '../own-account/own-account.service.ts'
import { createReauthentication } from '../own-account/reauthentication.service.ts'
import { createPasswordChanges } from '../passwords/password-changes.service.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { createPasswordHistoryStore } from '../passwords/password-history.store.ts'
import { createPasswordPolicies } from '../passwords/password-policies.service.ts'
import { createPasswordsService } from '../passwords/passwords.service.ts'
import { createPhonePasswords } from '../passwords/phone-passwords.service.ts'
import { createSignInThrottle } from '../passwords/sign-in-throttle.ts'
import { createChallengesStore } from '../second-factors/challenges.store.ts'
import { createSecondFactorSecret } from '../second-factors/second-factor-secret.ts'
import { createSecondFactorProofs } from '../second-factors/second-factor-proofs.service.ts'
import { secondFactorSets } from '../second-factors/second-factor-sets.ts'
import { createSecondFactors } from '../second-factors/second-factors.service.ts'
import { createSecondFactorsStore } from '../second-factors/second-factors.store.ts'
import { createSealedKeysStore } from '../second-factors/sealed-keys.store.ts'
import { createPendingSignInsStore } from '../sessions/pending-sign-ins.store.ts'
import { createSessionsService } from '../sessions/sessions.service.ts'
import { createSessionsStore } from '../sessions/sessions.store.ts'
import { createSignIn } from '../sessions/sign-in.service.ts'
import { createProviderSignIn } from '../single-sign-on/provider.service.ts'

export interface SignInPartsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: OrganizationSlice
  readonly secrets: Secrets
  readonly accounts: AccountsStore
  readonly hasher: PasswordHasher
}

const maxThrottled = 50_000
const companiesLifeMs = 5000

/** Everything that decides who somebody is: passwords, sessions, second factors, the company's provider. */
export function createSignInParts(deps: SignInPartsDeps) {
  const { db, clock, audit, organization, secrets, accounts, hasher } = deps
  let decoy: Promise<string> | undefined
  const decoyHash = (): Promise<string> => (decoy ??= hasher.hash(randomBytes(24).toString('hex')))
  const companies = createTimedCache({
    clock,
    lifeMs: companiesLifeMs,
    maxEntries: 1,
    load: async (_all: string) => (await organization.listCompanies()).map(({ companyId }) => companyId),
  })
  const listCompanyIds = () => companies.get('all')

  const throttle = createSignInThrottle({ clock, maxKept: maxThrottled })
  const anyCompanyId = async () => (await listCompanyIds())[0]
  const passwords = createPasswordsService({ ...deps, store: accounts, throttle, anyCompanyId, decoyHash })
  const policies = createPasswordPolicies(deps.settings)
  const sessions = createSessionsService({ ...deps, store: createSessionsStore(db) })
  const pendingStore = createPendingSignInsStore(db)

  /** Ends sessions and unfinished sign-ins of an account. */
  async function endSessions(tx: Tx, accountId: string, exceptSessionId?: string): Promise<void> {
    await sessions.endSessions(tx, accountId, exceptSessionId)
    await pendingStore.deleteOfAccount(tx, accountId)
  }

  const history = createPasswordHistoryStore(db)
  let numbersOf: (agentId: string) => Promise<readonly string[]> = async () => []
  const changes = createPasswordChanges({
    ...deps,
    store: history,
    policies,
    endSessions,
    numbersOf: (agentId) => numbersOf(agentId),
  })
  const challenges = createChallengesStore(db, clock)
  const sealedKeys = createSealedKeysStore(db)
  const sealing = createSecondFactorSecret({ secrets, clock, db, store: sealedKeys })
  const factors = { ...deps, store: createSecondFactorsStore(db), challenges, secret: sealing.secret }
  const secondFactors = createSecondFactors(factors)
  const proofs = createSecondFactorProofs(factors)
  const known = { ...deps, sessions, passwords, policies, changes, secondFactors, proofs }
  const provider = createProviderSignIn({ ...deps, challenges, listCompanyIds })
  const signIn = createSignIn({ ...known, store: pendingStore, audit })
  return {
    ...known,
    endSessions,
    /** The slice that knows which SIM an agent's phone has stands below. */
    provideNumbers(find: typeof numbersOf): void {
      numbersOf = find
    },
    challenges,
    sealedSets: secondFactorSets({ ...factors, ...sealing, sealedKeys }),
    signIn,
    decoyHash,
    phonePasswords: createPhonePasswords(known),
    reauthentication: createReauthentication(known),
    ownAccount: createOwnAccount({ ...known, signIn, provider }),
    provider,
  }
}
