import { hash } from 'node:crypto'

const hashBytes = 32
const emptyRoot = hash('sha256', '', 'buffer')
const joint = Buffer.alloc(1 + 2 * hashBytes)
joint[0] = 1

/** RFC 6962 node hash: SHA-256(01 ‖ left ‖ right). */
function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  joint.set(left, 1)
  joint.set(right, 1 + hashBytes)
  return hash('sha256', joint, 'buffer')
}

/**
 * An RFC 6962 tree that remembers only the roots of its full subtrees, largest first: enough to append and to tell
 * the root. The roots' sizes are the powers of two in `size`.
 */
export class MerkleFrontier {
  #size: number
  readonly #roots: Buffer[]

  constructor(size = 0, subtreeRoots: Uint8Array = new Uint8Array()) {
    if (subtreeRoots.length !== countOnes(size) * hashBytes) {
      throw new RangeError(`${subtreeRoots.length} bytes are not the subtree roots of ${size} leaves`)
    }
    this.#size = size
    this.#roots = Array.from({ length: countOnes(size) }, (_, i) =>
      Buffer.from(subtreeRoots.subarray(i * hashBytes, (i + 1) * hashBytes)),
    )
  }

  get size(): number {
    return this.#size
  }

  append(leafHash: Buffer): void {
    let root = leafHash
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      root = nodeHash(this.#roots.pop() as Buffer, root)
    }
    this.#roots.push(root)
    this.#size += 1
  }

  /** Root of the whole tree; of an empty one the hash of nothing. */
  root(): Buffer {
    const [last, ...before] = this.#roots.toReversed()
    if (last === undefined) return emptyRoot
    return before.reduce((right, left) => nodeHash(left, right), last)
  }

  /** The subtree roots one after another, for the constructor. */
  subtreeRoots(): Buffer {
    return Buffer.concat(this.#roots)
  }
}

function countOnes(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}
