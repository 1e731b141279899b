import { hash } from 'node:crypto'
import type { PasskeyRegistration, SecondFactorKind } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { secondFactorNotFound, secondFactorRefused } from '../accounts.errors.ts'
import type { SecondFactorRow } from '../accounts.table.ts'
import type { ChallengesStore } from './challenges.store.ts'
import { passkeyCreationOptions, readNewPasskey, type RelyingParty } from './passkeys.ts'
import { createRecoveryCodes, parseRecoveryCode } from './recovery-codes.rules.ts'
import type { SecondFactorSecret } from './second-factor-secret.ts'
import { knownPasskeysOf, secondFactorKindsOf } from './second-factors.rules.ts'
import type { SecondFactorsStore } from './second-factors.store.ts'
import { createTotpSecret, findTotpStep, totpUri } from './totp.ts'

export interface SecondFactorsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: SecondFactorsStore
  readonly challenges: ChallengesStore
  readonly secret: SecondFactorSecret
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

/** Whose second factor is set up, and where what is not yet confirmed is kept. */
export interface Enrolling {
  readonly accountId: string
  readonly companyId: string
  readonly loginId: string
  readonly name: string
  /** Id of the session, or of the unfinished sign-in. */
  readonly challengeId: string
  readonly by: AuditOrigin
}

/** Ten codes when these are the account's first; null when it has them already. */
export type NewRecoveryCodes = readonly string[] | null

const totpIssuer = 'SmartyM'
const nothing = {
  sealed_secret: null,
  credential_hash: null,
  credential_id: null,
  public_key: null,
  transports: null,
  counter: null,
  last_step: null,
  last_used_at: null,
} as const

/** Authenticator apps, passkeys and recovery codes of accounts (SEC-15). */
export function createSecondFactors(deps: SecondFactorsDeps) {
  const { db, store, challenges, secret, clock, ids, audit } = deps
  const totpChallenge = ({ challengeId }: Enrolling): string => `totp ${challengeId}`
  const passkeyChallenge = ({ challengeId }: Enrolling): string => `passkey ${challengeId}`

  function newRow({ accountId, companyId }: Enrolling, kind: SecondFactorRow['kind'], name: string) {
    const id = ids.next('secondFactor')
    const created_at = clock.now()
    return { ...nothing, id, company_id: companyId, account_id: accountId, kind, name, created_at }
  }

  function hashesOf(accountId: string, codes: readonly string[]): Promise<Buffer[]> {
    return Promise.all(codes.map((code) => secret.hashCode(accountId, parseRecoveryCode(code) ?? '')))
  }

  async function record(
    tx: Tx,
    by: AuditOrigin,
    accountId: string,
    act: { action: AuditAction; kind?: string },
  ) {
    const object = { kind: 'account', id: accountId } as const
    const detail = act.kind === undefined ? {} : { detail: { factor: act.kind } }
    await audit.record(tx, { ...by, kind: 'change', action: act.action, object, ...detail })
  }

  /* An account's first second factor comes with recovery codes. */
  async function add(
    enrolling: Enrolling,
    row: SecondFactorRow,
    also?: (tx: Tx) => Promise<void>,
  ): Promise<NewRecoveryCodes> {
    const { accountId, by } = enrolling
    const isFirst = (await store.list(accountId)).length === 0
    const codes = isFirst ? createRecoveryCodes() : null
    const hashes = await hashesOf(accountId, codes ?? [])
    await db.transaction(async (tx) => {
      if (row.kind === 'totp') await store.deleteTotp(tx, accountId)
      await store.insert(tx, row)
      if (isFirst) await store.replaceRecoveryCodes(tx, accountId, hashes)
      await record(tx, by, accountId, { action: 'accounts.second_factor_added', kind: row.kind })
      await also?.(tx)
    })
    return codes
  }

  return {
    list: store.list,
    countRecoveryCodes: store.countRecoveryCodes,

    async kindsOf(accountId: string): Promise<SecondFactorKind[]> {
      const rows = await store.list(accountId)
      return rows.length === 0 ? [] : secondFactorKindsOf(rows, await store.countRecoveryCodes(accountId))
    },

    async beginTotp(enrolling: Enrolling): Promise<{ secret: string; uri: string }> {
      const text = createTotpSecret()
      await challenges.save(totpChallenge(enrolling), secret.seal(enrolling.accountId, text))
      return { secret: text, uri: totpUri(text, { issuer: totpIssuer, label: enrolling.loginId }) }
    },

    /** Throws `accounts.second_factor_refused` for a wrong code; the secret waits for another one. */
    async confirmTotp(
      enrolling: Enrolling,
      code: string,
      also?: (tx: Tx) => Promise<void>,
    ): Promise<NewRecoveryCodes> {
      const sealed = await challenges.find(totpChallenge(enrolling))
      const text = sealed && secret.open(enrolling.accountId, sealed)
      const step = text && findTotpStep(text, code, { now: clock.now(), lastStep: null })
      if (text === undefined || step === undefined || step === '') throw secondFactorRefused()
      if ((await challenges.take(totpChallenge(enrolling))) === undefined) throw secondFactorRefused()
      const row = {
        ...newRow(enrolling, 'totp', ''),
        sealed_secret: secret.seal(enrolling.accountId, text),
        last_step: step,
      }
      return add(enrolling, row, also)
    },

    async requestNewPasskey(enrolling: Enrolling, party: RelyingParty) {
      const known = knownPasskeysOf(await store.list(enrolling.accountId))
      const options = await passkeyCreationOptions(party, enrolling, known)
      await challenges.save(passkeyChallenge(enrolling), Buffer.from(options.challenge))
      return options
    },

    /** Throws `accounts.second_factor_refused` for an answer to another challenge or address. */
    async addPasskey(
      enrolling: Enrolling,
      party: RelyingParty,
      passkey: { readonly name: string; readonly registration: PasskeyRegistration },
      also?: (tx: Tx) => Promise<void>,
    ): Promise<NewRecoveryCodes> {
      const challenge = await challenges.take(passkeyChallenge(enrolling))
      const known = challenge && (await readNewPasskey(party, passkey.registration, challenge.toString()))
      if (known === undefined) throw secondFactorRefused()
      const row: SecondFactorRow = {
        ...newRow(enrolling, 'passkey', passkey.name),
        credential_hash: hash('sha256', known.credentialId, 'buffer'),
        credential_id: known.credentialId,
        public_key: Buffer.from(known.publicKey),
        transports: JSON.stringify(known.transports),
        counter: known.counter,
      }
      return add(enrolling, row, also)
    },

    /** Throws `accounts.second_factor_not_found`. With the last one its recovery codes go. */
    async remove(accountId: string, by: AuditOrigin, factor: 'totp' | { passkeyId: string }): Promise<void> {
      const rows = await store.list(accountId)
      await db.transaction(async (tx) => {
        const isThere =
          factor === 'totp'
            ? await store.deleteTotp(tx, accountId)
            : await store.deletePasskey(tx, accountId, factor.passkeyId)
        if (!isThere) throw secondFactorNotFound()
        if (rows.length <= 1) await store.replaceRecoveryCodes(tx, accountId, [])
        const kind = factor === 'totp' ? 'totp' : 'passkey'
        await record(tx, by, accountId, { action: 'accounts.second_factor_removed', kind })
      })
    },

    /** Throws `accounts.second_factor_not_found` for an account without any. */
    async renewRecoveryCodes(accountId: string, by: AuditOrigin): Promise<string[]> {
      if ((await store.list(accountId)).length === 0) throw secondFactorNotFound()
      const codes = createRecoveryCodes()
      const hashes = await hashesOf(accountId, codes)
      await db.transaction(async (tx) => {
        await store.replaceRecoveryCodes(tx, accountId, hashes)
        await record(tx, by, accountId, { action: 'accounts.recovery_codes_renewed' })
      })
      return codes
    },

    /** Takes off everything, for somebody who lost it. */
    async reset(accountId: string, by: AuditOrigin, also: (tx: Tx) => Promise<void>): Promise<void> {
      await db.transaction(async (tx) => {
        await store.deleteAll(tx, accountId)
        await record(tx, by, accountId, { action: 'accounts.second_factors_reset' })
        await also(tx)
      })
    },
  }
}
export type SecondFactors = ReturnType<typeof createSecondFactors>
