import { hash } from 'node:crypto'
import { type Db, isDuplicateKey } from '../../../platform/db/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { AccountsTables } from '../accounts.table.ts'

export interface ProofId {
  readonly kind: 'request' | 'assertion'
  readonly apiKeyId: string
  readonly id: string
  /** From then on the proof is refused by its time alone. */
  readonly endsAt: number
}

/** Ids of proofs that were taken, kept until the proof's own time ends it. Only proofs that hold are kept, so nobody else can fill it. */
export function createUsedProofs(db: Pick<Db, 'transaction'>, clock: Pick<Clock, 'now'>) {
  return {
    /** False when it was taken before, on whichever node. */
    async take({ kind, apiKeyId, id, endsAt }: ProofId): Promise<boolean> {
      const digest = hash('sha256', `${kind}\n${apiKeyId}\n${id}`, 'buffer')
      try {
        await db.transaction((tx) =>
          tx.on<AccountsTables>().insertInto('used_proofs').values({ digest, expires_at: endsAt }).execute(),
        )
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    async deleteExpired(): Promise<void> {
      const now = clock.now()
      await db.transaction((tx) =>
        tx.on<AccountsTables>().deleteFrom('used_proofs').where('expires_at', '<', now).execute(),
      )
    },
  }
}
export type UsedProofs = ReturnType<typeof createUsedProofs>
