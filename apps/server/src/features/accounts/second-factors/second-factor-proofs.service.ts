import type { PasskeyAssertion, SecondFactorProof } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { SecondFactorRow } from '../accounts.table.ts'
import type { ChallengesStore } from './challenges.store.ts'
import { findPasskeyCounter, passkeyRequestOptions, type RelyingParty } from './passkeys.ts'
import { parseRecoveryCode } from './recovery-codes.rules.ts'
import type { SecondFactorSecret } from './second-factor-secret.ts'
import { isPasskeyRow, knownPasskeyOf, knownPasskeysOf } from './second-factors.rules.ts'
import type { SecondFactorsStore } from './second-factors.store.ts'
import { findTotpStep } from './totp.ts'

export interface SecondFactorProofsDeps {
  readonly store: SecondFactorsStore
  readonly challenges: ChallengesStore
  readonly secret: SecondFactorSecret
  readonly clock: Pick<Clock, 'now'>
}

/** A second factor that was right. `take` uses it up in the transaction that it opens: false when another has used it. */
export interface ShownSecondFactor {
  readonly kind: SecondFactorProof['kind']
  take(tx: Tx): Promise<boolean>
}

/** Who shows a second factor, and where: the challenge of its passkey is kept under `challengeId`. */
export interface ProofSubject {
  readonly accountId: string
  readonly challengeId: string
  readonly party: RelyingParty | undefined
}

/** Compares what somebody shows with the second factors of the account. */
export function createSecondFactorProofs({ store, challenges, secret, clock }: SecondFactorProofsDeps) {
  async function verifyTotp(rows: readonly SecondFactorRow[], code: string) {
    const row = rows.find((each) => each.kind === 'totp')
    if (row === undefined || row.sealed_secret === null) return undefined
    const lastStep = row.last_step === null ? null : Number(row.last_step)
    const totp = secret.open(row.account_id, row.sealed_secret)
    const step = findTotpStep(totp, code, { now: clock.now(), lastStep })
    return step === undefined ? undefined : (tx: Tx) => store.takeStep(tx, row.id, step, clock.now())
  }

  async function verifyRecoveryCode(accountId: string, text: string) {
    const code = parseRecoveryCode(text)
    if (code === undefined) return undefined
    const hash = await secret.hashCode(accountId, code)
    return (tx: Tx) => store.takeRecoveryCode(tx, accountId, hash)
  }

  async function verifyPasskey(
    rows: readonly SecondFactorRow[],
    { challengeId, party }: ProofSubject,
    assertion: PasskeyAssertion,
  ) {
    const row = rows.find((each) => each.credential_id === assertion.id)
    const challenge = await challenges.take(challengeId)
    const known = row && knownPasskeyOf(row)
    if (row === undefined || known === undefined || challenge === undefined || party === undefined)
      return undefined
    const counter = await findPasskeyCounter(party, known, { assertion, challenge: challenge.toString() })
    if (counter === undefined || !isPasskeyRow(row)) return undefined
    return (tx: Tx) => store.takeCounter(tx, row, counter, clock.now())
  }

  async function takeOf(subject: ProofSubject, proof: SecondFactorProof) {
    const rows = await store.list(subject.accountId)
    if (rows.length === 0) return undefined
    if (proof.kind === 'totp') return verifyTotp(rows, proof.code)
    if (proof.kind === 'recovery_code') return verifyRecoveryCode(subject.accountId, proof.code)
    return verifyPasskey(rows, subject, proof.assertion)
  }

  return {
    /** The second factor, when it is right; it counts once `take` was true. */
    async verify(subject: ProofSubject, proof: SecondFactorProof): Promise<ShownSecondFactor | undefined> {
      const take = await takeOf(subject, proof)
      return take && { kind: proof.kind, take }
    },

    /** A challenge for one of the account's passkeys. */
    async requestPasskey(subject: ProofSubject & { readonly party: RelyingParty }) {
      const known = knownPasskeysOf(await store.list(subject.accountId))
      const options = await passkeyRequestOptions(subject.party, known)
      await challenges.save(subject.challengeId, Buffer.from(options.challenge))
      return options
    },
  }
}
export type SecondFactorProofs = ReturnType<typeof createSecondFactorProofs>
