import {
  type Checkpoint,
  type CheckpointVerifier,
  type Handover,
  openCheckpoint,
  openHandover,
  signingKeyIdOf,
} from '../checkpoints/checkpoints.rules.ts'
import { Broken } from './expected-roots.ts'

interface TrustedKey {
  readonly verifier: CheckpointVerifier
  /** The key signs no log with more entries: another has taken over. */
  untilSize: number
}

/** Keys that may have signed checkpoints: those that are given, and all that handed over to them or took over from them. */
export class TrustedKeys {
  readonly #keys = new Map<string, TrustedKey>()
  readonly #origin: string

  constructor(given: readonly [CheckpointVerifier, ...CheckpointVerifier[]], notes: readonly string[]) {
    this.#origin = given[0].origin
    for (const verifier of given) this.#trust(verifier)
    const handovers = notes.flatMap((note) => openHandover(this.#origin, note) ?? [])
    while (handovers.some((handover) => this.#learn(handover)));
  }

  /** The checkpoint of a note by one of these keys, signed while it was its turn. */
  open(note: string): Checkpoint | undefined {
    for (const { verifier, untilSize } of this.#keys.values()) {
      const checkpoint = openCheckpoint(verifier, note)
      if (checkpoint !== undefined && checkpoint.treeSize <= untilSize) return checkpoint
    }
    return undefined
  }

  #trust(verifier: CheckpointVerifier): TrustedKey {
    const id = signingKeyIdOf(verifier)
    const key = this.#keys.get(id) ?? { verifier, untilSize: Infinity }
    this.#keys.set(id, key)
    return key
  }

  /* Says whether something new was learnt. */
  #learn({ from, to, treeSize }: Handover): boolean {
    const [fromId, toId] = [signingKeyIdOf(from), signingKeyIdOf(to)]
    const known = [this.#keys.get(fromId), this.#keys.get(toId)]
    if (known.every((key) => key === undefined)) return false
    const leaving = this.#trust(from)
    this.#trust(to)
    if (leaving.untilSize === treeSize) return false
    if (leaving.untilSize !== Infinity)
      throw new Broken(
        null,
        `the key ${fromId} handed over twice, at ${leaving.untilSize} and at ${treeSize} entries`,
      )
    leaving.untilSize = treeSize
    return true
  }
}
