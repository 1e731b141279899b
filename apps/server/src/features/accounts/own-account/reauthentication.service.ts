import type { ReauthenticateRequest, SecondFactorProof } from '@smartym/contract'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import { secondFactorRefused, signInRefused } from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import type { AccountRow } from '../accounts.table.ts'
import { originOf, type PasswordsService } from '../passwords/passwords.service.ts'
import type { RelyingParty } from '../second-factors/passkeys.ts'
import type { SecondFactorProofs } from '../second-factors/second-factor-proofs.service.ts'
import type { Session, SessionsService } from '../sessions/sessions.service.ts'
import type { SigningBrowser } from '../sessions/sign-in.service.ts'

export interface ReauthenticationDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly accounts: AccountsStore
  readonly sessions: SessionsService
  readonly passwords: PasswordsService
  readonly proofs: SecondFactorProofs
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
}

/** A session, the browser it sits in, and the address that passkeys are bound to. */
export interface SessionPlace {
  readonly session: Session
  readonly token: string
  readonly browser: SigningBrowser
  readonly party: RelyingParty | undefined
}

export function challengeIdOf({ sessionId }: Session): string {
  return `session ${sessionId}`
}

/** Shows again who sits there, before what must not be done by somebody who found an open screen (SEC-5). */
export function createReauthentication(deps: ReauthenticationDeps) {
  const { db, accounts, sessions, passwords, proofs, settings, clock, audit } = deps

  async function accountOfSession({ account }: Session): Promise<AccountRow> {
    const row = await accounts.findById(account.accountId)
    if (row === undefined) throw signInRefused()
    return row
  }

  async function verifyPassword({ session, browser }: SessionPlace, password: string): Promise<AccountRow> {
    const { loginId, companyId, accountId } = session.account
    const { address } = browser
    const row = await passwords.verifyPassword({ loginId, password, companyId, address, deviceId: null })
    if (row.id !== accountId) throw signInRefused()
    return row
  }

  async function record(
    place: SessionPlace,
    row: AccountRow,
    method: string,
    take?: (tx: Tx) => Promise<boolean>,
  ) {
    const { session, token, browser } = place
    const by = originOf(row, { address: browser.address, deviceId: null })
    return db.transaction(async (tx) => {
      if (take !== undefined && !(await take(tx))) return false
      await passwords.recordSignIn(tx, row.id)
      await sessions.recordAuthentication(tx, token, session.sessionId)
      const object = { kind: 'session', id: session.sessionId } as const
      const entry = { ...by, kind: 'login', action: 'accounts.reauthenticated', object } as const
      await audit.record(tx, { ...entry, detail: { method } })
      return true
    })
  }

  async function showSecondFactor(place: SessionPlace, proof: SecondFactorProof): Promise<void> {
    const { session, browser, party } = place
    const row = await accountOfSession(session)
    const signInPlace = { address: browser.address, deviceId: null }
    const allowance = await passwords.throttle(row, signInPlace)
    const subject = { accountId: row.id, challengeId: challengeIdOf(session), party }
    const shown = await proofs.verify(subject, proof)
    const isTaken = shown !== undefined && (await record(place, row, proof.kind, (tx) => shown.take(tx)))
    if (!isTaken) {
      await passwords.recordFailure(row, signInPlace, 'accounts.second_factor_refused')
      throw secondFactorRefused()
    }
    allowance.giveBack()
  }

  return {
    /** Until when nothing asks again, UTC ms. Throws as sign-in does: a wrong password counts towards the lock. */
    async reauthenticate(place: SessionPlace, proof: ReauthenticateRequest): Promise<number> {
      if (proof.kind === 'password')
        await record(place, await verifyPassword(place, proof.password), 'password')
      else await showSecondFactor(place, proof)
      const { companyId } = place.session.account
      return clock.now() + (await settings.get(companyId, 'accounts.reauthenticationGraceMs'))
    },

    requestPasskey({ session }: SessionPlace, party: RelyingParty) {
      const { accountId } = session.account
      return proofs.requestPasskey({ accountId, challengeId: challengeIdOf(session), party })
    },
  }
}
export type Reauthentication = ReturnType<typeof createReauthentication>
