import type { Db } from '../../../platform/db/index.ts'
import { createSealedSet, type SealedSet, type TextSealer } from '../../../platform/keys/index.ts'
import type { ChallengesStore } from './challenges.store.ts'
import { secondFactorSecretName } from './second-factor-secret.ts'
import type { SealedKeysStore } from './sealed-keys.store.ts'
import type { SecondFactorsStore } from './second-factors.store.ts'

export interface SecondFactorSetsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: Pick<SecondFactorsStore, 'sealed'>
  readonly sealedKeys: SealedKeysStore
  readonly challenges: Pick<ChallengesStore, 'countSealed'>
  readonly secret: TextSealer
  readonly keySealer: TextSealer
  readonly currentKeyId: () => Promise<string>
}

/** What lies under the secret of second factors. */
export function secondFactorSets(deps: SecondFactorSetsDeps): SealedSet[] {
  const { db, store, sealedKeys, challenges, secret, keySealer, currentKeyId } = deps
  const shared = { keyName: secondFactorSecretName, db, currentKeyId }
  return [
    createSealedSet({
      ...shared,
      rows: store.sealed,
      rewrap: async ({ accountId, sealed }) => secret.seal(accountId, secret.open(accountId, sealed)),
    }),
    createSealedSet({
      ...shared,
      rows: sealedKeys.sealed,
      rewrap: async ({ id, sealed }) => keySealer.seal(id, keySealer.open(id, sealed)),
    }),
    {
      keyName: secondFactorSecretName,
      where: 'sign_in_challenges.value',
      count: async () => challenges.countSealed(await currentKeyId()),
      /* An app that is being set up is confirmed or forgotten within ten minutes; nobody else knows whose it is. */
      rotatePage: async () => ({ next: null, seen: 0, rewrapped: 0 }),
    },
  ]
}
