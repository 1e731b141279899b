import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../../../platform/clock/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Lease } from '../../../platform/jobs/index.ts'
import type { CheckpointForwarder } from '../checkpoints/checkpoint-forwarder.service.ts'
import type { CheckpointMetrics } from '../checkpoints/checkpoints.metrics.ts'
import {
  type Checkpoint,
  type CheckpointSigner,
  openCheckpoint,
  signCheckpoint,
  signHandover,
  verifierOf,
} from '../checkpoints/checkpoints.rules.ts'
import type { CheckpointStore, StoredCheckpoint } from '../checkpoints/checkpoints.store.ts'
import type { MerkleFrontier } from './merkle-log.rules.ts'
import { HeadMovedError, type MerkleLogStore } from './merkle-log.store.ts'

/** Entries are in the log this long after their commit, at the latest about twice. */
const appendEveryMs = 250
const batch = 500
const checkpointEveryMs = 60_000
const checkpointEveryEntries = 1000

export interface MerkleLogOptions {
  readonly store: MerkleLogStore
  readonly checkpoints: CheckpointStore
  readonly forwarder: Pick<CheckpointForwarder, 'nudge' | 'flush' | 'settled' | 'stop'>
  readonly metrics: Pick<CheckpointMetrics, 'signed'>
  /** The key that signs now, then those before it: when another than the first signed last, both sign the next checkpoint. */
  readonly signers: () => readonly [CheckpointSigner, ...CheckpointSigner[]]
  readonly lease: Lease
  readonly clock: Clock
  readonly log: FastifyBaseLogger
}

/** Appends entries to the log behind the acts, and signs where it stands. One node does it at a time. */
export class MerkleLog {
  readonly #options: MerkleLogOptions
  #timer: Timer | undefined
  #current: Promise<void> | undefined
  #mayBeWaiting = true
  #lastCheckpoint: StoredCheckpoint | undefined

  constructor(options: MerkleLogOptions) {
    this.#options = options
  }

  async start(): Promise<void> {
    this.#options.forwarder.nudge()
    this.#timer = this.#options.clock.setRepeatingTimer(appendEveryMs, () => this.#roundByTimer())
  }

  /** Appends and signs what there is, then lets another node do it. */
  async stop(): Promise<void> {
    this.#timer?.cancel()
    await this.flush()
    await this.#options.forwarder.stop()
    await this.#options.lease.release()
  }

  /** Says that entries have been committed. */
  nudge(): void {
    this.#mayBeWaiting = true
  }

  /** Appends everything that is committed, signs a checkpoint and sends it to every sink once. */
  async flush(): Promise<void> {
    await this.settled()
    this.#mayBeWaiting = true
    await this.#round(true)
    await this.#options.forwarder.flush()
  }

  /** Resolves when what its timer has begun is done. */
  async settled(): Promise<void> {
    await this.#current?.catch(() => {})
    await this.#options.forwarder.settled()
  }

  #roundByTimer(): void {
    this.#round(false).catch((error: unknown) => {
      if (error instanceof HeadMovedError) return
      this.#options.log.error({ err: error }, 'the audit log could not be appended')
    })
  }

  #round(signsNow: boolean): Promise<void> {
    this.#current ??= this.#appendAndSign(signsNow).finally(() => {
      this.#current = undefined
    })
    return this.#current
  }

  async #appendAndSign(signsNow: boolean): Promise<void> {
    const { lease, store } = this.#options
    try {
      if (!(await lease.ensureHeld())) return
      this.#lastCheckpoint ??= await this.#options.checkpoints.findLast()
      const isWaiting = this.#mayBeWaiting || (await store.hasWaiting())
      this.#mayBeWaiting = false
      if (isWaiting) while ((await this.#appendBatch(false)) === batch);
      if (signsNow || this.#isCheckpointDue()) await this.#appendBatch(true)
    } catch (error) {
      this.#mayBeWaiting = true
      this.#lastCheckpoint = undefined
      throw error
    }
  }

  #isCheckpointDue(): boolean {
    return this.#options.clock.now() - (this.#lastCheckpoint?.signedAt ?? 0) >= checkpointEveryMs
  }

  async #appendBatch(signsNow: boolean): Promise<number> {
    let signed: StoredCheckpoint | undefined
    const { appended } = await this.#options.store.appendWaiting(batch, async (tx, head) => {
      signed = await this.#signWhenDue(tx, head, signsNow)
    })
    if (signed !== undefined) {
      this.#lastCheckpoint = signed
      this.#options.metrics.signed(signed.treeSize, signed.signedAt)
      this.#options.forwarder.nudge()
    }
    return appended
  }

  async #signWhenDue(tx: Tx, head: MerkleFrontier, signsNow: boolean): Promise<StoredCheckpoint | undefined> {
    const unsigned = head.size - (this.#lastCheckpoint?.treeSize ?? 0)
    if (unsigned === 0 || (!signsNow && unsigned < checkpointEveryEntries)) return undefined
    const checkpoint = { treeSize: head.size, rootHash: head.root(), signedAt: this.#options.clock.now() }
    const signed = { ...checkpoint, note: this.#noteOf(checkpoint) }
    await this.#options.checkpoints.insert(tx, signed)
    return signed
  }

  #noteOf(checkpoint: Checkpoint): string {
    const [current, ...former] = this.#options.signers()
    const last = this.#lastCheckpoint?.note
    const hasSignedLast = (signer: CheckpointSigner): boolean =>
      last !== undefined && openCheckpoint(verifierOf(signer), last) !== undefined
    const leaving = hasSignedLast(current) ? undefined : former.find(hasSignedLast)
    return leaving === undefined
      ? signCheckpoint(current, checkpoint)
      : signHandover(leaving, current, checkpoint)
  }
}
