import type { Checkpoint } from '../checkpoints/checkpoints.rules.ts'
import type { MerkleFrontier } from '../merkle-log/merkle-log.rules.ts'

/** The log is not whole from this entry on; null when that is not known. */
export class Broken extends Error {
  readonly firstBadEntry: number | null
  constructor(firstBadEntry: number | null, reason: string) {
    super(reason)
    this.firstBadEntry = firstBadEntry
  }
}

/** Roots that the log must have had, by size. Two different ones of a size are two histories. */
export class ExpectedRoots {
  readonly #sizes: number[]
  readonly #roots = new Map<number, { root: Buffer; source: string }>()
  #next = 0
  lastSigned = 0

  constructor(checkpoints: readonly { checkpoint: Checkpoint; source: string }[]) {
    const forks: { size: number; reason: string }[] = []
    for (const { checkpoint, source } of checkpoints) {
      const known = this.#roots.get(checkpoint.treeSize)
      if (known !== undefined && !known.root.equals(checkpoint.rootHash)) {
        forks.push({
          size: checkpoint.treeSize,
          reason: `two signed histories: ${known.source} and ${source} differ about the first ${checkpoint.treeSize} entries`,
        })
        continue
      }
      this.#roots.set(checkpoint.treeSize, { root: checkpoint.rootHash, source })
    }
    this.#sizes = [...this.#roots.keys()].toSorted((a, b) => a - b)
    const [fork] = forks.toSorted((a, b) => a.size - b.size)
    if (fork !== undefined)
      throw new Broken(this.#sizes.findLast((size) => size < fork.size) ?? 0, fork.reason)
  }

  /** Compares the log at its present size with the checkpoint of that size, if there is one. */
  compare(frontier: MerkleFrontier): void {
    const size = this.#sizes[this.#next]
    if (size !== frontier.size) return
    const expected = this.#roots.get(size)
    if (expected !== undefined && !expected.root.equals(frontier.root())) {
      throw new Broken(
        this.lastSigned,
        `entries ${this.lastSigned} to ${size - 1} are not those that ${expected.source} was signed for`,
      )
    }
    this.lastSigned = size
    this.#next += 1
  }

  /** Throws when a checkpoint tells of more entries than there are. */
  ensureAllSeen(entries: number): void {
    const size = this.#sizes.at(-1)
    if (size === undefined || size <= entries) return
    throw new Broken(
      entries,
      `${entries} entries are left of ${size} that ${this.#roots.get(size)?.source ?? ''} was signed for`,
    )
  }
}
