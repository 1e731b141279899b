import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Secrets } from '../../../platform/secrets/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import {
  providerAccountUnknown,
  providerNotFound,
  providerRefused,
  providerUnavailable,
} from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import type { AccountRow } from '../accounts.table.ts'
import type { ChallengesStore } from '../second-factors/challenges.store.ts'

const configurationLifeMs = 10 * 60_000
const maxKeptConfigurations = 50
const providerTimeoutSeconds = 10
/** Wrong client, wrong claim: what a provider may say must fit an employee number. */
const maxEmployeeNumberLength = 40
const clientSecretName = 'oidc-client-secret'

export interface ProviderDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly accounts: AccountsStore
  readonly challenges: ChallengesStore
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly secrets: Pick<Secrets, 'find'>
  readonly listCompanyIds: () => Promise<readonly string[]>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly audit: AuditRecorder
}

/** What the server remembers of a browser that it sent to the provider, under the hash of its state. */
interface Departure {
  readonly companyId: string
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  /** Page of the console to come back to. */
  readonly returnTo: string
}

interface ProviderSettings {
  readonly issuer: string
  readonly clientId: string
}

function challengeIdOf(state: string): string {
  return `provider ${createHash('sha256').update(state).digest('hex')}`
}

function isLoopbackIssuer(issuer: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)
}

/**
 * Sign-in at the company's own OpenID Connect provider: authorization code with PKCE, state and nonce, the id token's
 * signature checked against the provider's published keys. Accounts are found by employee number.
 */
export function createProviderSignIn(deps: ProviderDeps) {
  const { db, accounts, challenges, settings, secrets, listCompanyIds, clock, audit } = deps

  const configurations = createTimedCache({
    clock,
    lifeMs: configurationLifeMs,
    maxEntries: maxKeptConfigurations,
    load: async (key: string): Promise<oidc.Configuration> => {
      const { issuer, clientId } = JSON.parse(key) as ProviderSettings
      const url = new URL(issuer)
      const secret = secrets.find(clientSecretName)
      const client = secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret)
      const execute = isLoopbackIssuer(url) ? [oidc.allowInsecureRequests] : []
      const options = { execute, timeout: providerTimeoutSeconds }
      const configuration = await oidc.discovery(url, clientId, secret ?? {}, client, options)
      /* The token comes over TLS from the provider itself; its signature is checked all the same. */
      oidc.enableNonRepudiationChecks(configuration)
      return configuration
    },
  })

  async function settingsOf(companyId: string): Promise<ProviderSettings | undefined> {
    const issuer = await settings.get(companyId, 'accounts.providerIssuer')
    const clientId = await settings.get(companyId, 'accounts.providerClientId')
    return issuer === '' || clientId === '' ? undefined : { issuer, clientId }
  }

  async function configurationOf(companyId: string): Promise<oidc.Configuration> {
    const known = await settingsOf(companyId)
    if (known === undefined) throw providerNotFound()
    const url = new URL(known.issuer)
    if (url.protocol !== 'https:' && !isLoopbackIssuer(url)) throw providerNotFound()
    try {
      return await configurations.get(JSON.stringify(known))
    } catch {
      throw providerUnavailable()
    }
  }

  async function claimsOf(configuration: oidc.Configuration, departure: Departure, currentUrl: URL) {
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, currentUrl, {
        pkceCodeVerifier: departure.codeVerifier,
        expectedNonce: departure.nonce,
        expectedState: departure.state,
        idTokenExpected: true,
      })
      return tokens.claims()
    } catch (error) {
      /* A provider that cannot be reached is another matter than one that says no. */
      if (error instanceof TypeError && error.message === 'fetch failed') throw providerUnavailable()
      throw providerRefused()
    }
  }

  async function refuseUnknown(companyId: string, address: string): Promise<never> {
    await db.transaction(async (tx) => {
      await audit.record(tx, {
        companyId,
        actor: { kind: 'server', id: 'server', name: null },
        address,
        deviceId: null,
        kind: 'refusal',
        action: 'accounts.provider_sign_in_refused',
        object: { kind: 'company', id: companyId },
      })
    })
    throw providerAccountUnknown()
  }

  return {
    /** Companies with a provider, and what their buttons say. */
    async listProviders(): Promise<{ companyId: string; name: string }[]> {
      const providers: { companyId: string; name: string }[] = []
      for (const companyId of await listCompanyIds()) {
        if ((await settingsOf(companyId)) === undefined) continue
        providers.push({ companyId, name: await settings.get(companyId, 'accounts.providerName') })
      }
      return providers
    },

    /** Is local sign-in open at some company of this installation. */
    async isLocalOpen(): Promise<boolean> {
      const companyIds = await listCompanyIds()
      const open = await Promise.all(companyIds.map((id) => settings.get(id, 'accounts.isLocalSignInOpen')))
      return companyIds.length === 0 || open.includes(true)
    },

    /** Where to send the browser, and the state that it must bring back. */
    async depart(
      { companyId, returnTo = '/' }: { readonly companyId: string; readonly returnTo?: string },
      redirectUri: string,
    ): Promise<{ location: string; state: string }> {
      const configuration = await configurationOf(companyId)
      const departure: Departure = {
        companyId,
        returnTo,
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      }
      const location = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        response_type: 'code',
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(departure.codeVerifier),
        code_challenge_method: 'S256',
      })
      await challenges.save(challengeIdOf(departure.state), Buffer.from(JSON.stringify(departure)))
      return { location: location.href, state: departure.state }
    },

    /**
     * The account of somebody who comes back with `state` in the cookie and everything else in the address. Throws
     * `accounts.provider_refused`, `accounts.provider_account_unknown`, `accounts.provider_unavailable`.
     */
    async arrive(
      cookieState: string | undefined,
      currentUrl: URL,
      address: string,
    ): Promise<{ account: AccountRow; returnTo: string }> {
      const state = currentUrl.searchParams.get('state')
      if (state === null || cookieState !== state) throw providerRefused()
      const kept = await challenges.take(challengeIdOf(state))
      if (kept === undefined) throw providerRefused()
      const departure = JSON.parse(kept.toString()) as Departure
      const { companyId } = departure
      const claims = await claimsOf(await configurationOf(companyId), departure, currentUrl)
      const employeeNumber = claims?.[await settings.get(companyId, 'accounts.providerClaim')]
      if (typeof employeeNumber !== 'string' || employeeNumber.length > maxEmployeeNumberLength)
        return refuseUnknown(companyId, address)
      const account = await accounts.findByEmployeeNumber(companyId, employeeNumber)
      if (account === undefined || account.locked_at !== null) return refuseUnknown(companyId, address)
      return { account, returnTo: departure.returnTo }
    },
  }
}
export type ProviderSignIn = ReturnType<typeof createProviderSignIn>
