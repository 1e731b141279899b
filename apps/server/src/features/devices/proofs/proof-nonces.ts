import { randomBytes } from 'node:crypto'
import type { Clock } from '../../../platform/clock/index.ts'

/** A nonce is handed out for so long, and taken for as many times this as generations are kept. */
const generationMs = 60_000
const keptGenerations = 5
/** More proofs than this in one generation begin the next one early, so that memory stays bounded. */
const maxProofsOfGeneration = 100_000
const nonceBytes = 16

interface Generation {
  readonly nonce: string
  readonly begunMs: number
  /** Ids of the proofs that were made with this nonce. */
  readonly proofIds: Set<string>
}

/**
 * Nonces for proofs and the proofs that were seen, in this process alone: a proof for another node, or from before a
 * restart, has a nonce that is unknown here, so that no proof is taken twice although nodes share nothing.
 */
export interface ProofNonces {
  /** For proofs to come. */
  current(): string
  /** Is it one that was given out here, not long ago. */
  isKnown(nonce: string): boolean
  /** False when a proof of this id was used already, or its nonce is none any more. */
  use(nonce: string, proofId: string): boolean
}

export function createProofNonces(clock: Pick<Clock, 'monotonicMs'>): ProofNonces {
  let generations: readonly Generation[] = []

  function begin(begunMs: number): Generation {
    const nonce = randomBytes(nonceBytes).toString('base64url')
    const begun = { nonce, begunMs, proofIds: new Set<string>() }
    generations = [begun, ...generations.slice(0, keptGenerations - 1)]
    return begun
  }

  function newest(): Generation {
    const nowMs = clock.monotonicMs()
    const [first] = generations
    if (first === undefined || nowMs - first.begunMs >= generationMs) return begin(nowMs)
    return first.proofIds.size < maxProofsOfGeneration ? first : begin(nowMs)
  }

  function find(nonce: string): Generation | undefined {
    const oldestMs = clock.monotonicMs() - generationMs * keptGenerations
    return generations.find((generation) => generation.nonce === nonce && generation.begunMs > oldestMs)
  }

  return {
    current: () => newest().nonce,
    isKnown: (nonce) => find(nonce) !== undefined,
    use(nonce, proofId) {
      const generation = find(nonce)
      if (generation === undefined || generation.proofIds.has(proofId)) return false
      generation.proofIds.add(proofId)
      return true
    },
  }
}
