import type { Clock } from '../../../platform/clock/index.ts'
import type { KeyCount, SealedSet } from '../../../platform/keys/index.ts'
import { auditSigningKeyName } from '../audit.config.ts'
import { type CheckpointSigner, openCheckpoint, signingKeyIdsOf, verifierOf } from './checkpoints.rules.ts'
import type { CheckpointStore } from './checkpoints.store.ts'

export interface HandoverDeps {
  readonly checkpoints: CheckpointStore
  readonly signers: () => readonly [CheckpointSigner, ...CheckpointSigner[]]
  /** Appends and signs, when no other node does. */
  readonly flush: () => Promise<void>
  readonly clock: Pick<Clock, 'wait'>
}

const pageNotes = 2000
const tries = 150
const pauseMs = 1000

/** Another process signs, and did not come to it in time. */
class HandoverOverdueError extends Error {
  override readonly name = 'HandoverOverdueError'
}

/**
 * Checkpoints by the key that signed them. None is signed again: the log goes over to the current key with one
 * checkpoint that both sign, and from then on the former key is not needed any more.
 */
export function signedCheckpointsSet({ checkpoints, signers, flush, clock }: HandoverDeps): SealedSet {
  async function isHandedOver(): Promise<boolean> {
    const last = await checkpoints.findLast()
    return last === undefined || openCheckpoint(verifierOf(signers()[0]), last.note) !== undefined
  }

  return {
    keyName: auditSigningKeyName,
    where: 'audit_checkpoints.note',
    async count(): Promise<KeyCount[]> {
      const [isDone, last] = [await isHandedOver(), await checkpoints.findLast()]
      const lastKeyId = last === undefined ? null : (signingKeyIdsOf(last.note).at(-1) ?? null)
      const counts = new Map<string, { rows: number; since: number }>()
      for (let after = 0; ;) {
        const rows = await checkpoints.listAfter(after, pageNotes)
        for (const { note, signedAt } of rows) {
          for (const keyId of signingKeyIdsOf(note)) {
            const known = counts.get(keyId) ?? { rows: 0, since: signedAt }
            counts.set(keyId, { rows: known.rows + 1, since: Math.min(known.since, signedAt) })
          }
        }
        if (rows.length < pageNotes) break
        after = rows.at(-1)?.treeSize ?? after
      }
      return [...counts].map(([keyId, each]) => ({
        keyId,
        ...each,
        isPending: !isDone && keyId === lastKeyId,
      }))
    },

    /** Throws `HandoverOverdueError`. */
    async rotatePage() {
      if (await isHandedOver()) return { next: null, seen: 0, rewrapped: 0 }
      for (let tried = 0; tried < tries; tried += 1) {
        await flush()
        if (await isHandedOver()) return { next: null, seen: 1, rewrapped: 1 }
        await clock.wait(pauseMs)
      }
      throw new HandoverOverdueError(
        'no checkpoint was signed by the new key: the server that signs does not know it',
      )
    },
  }
}
