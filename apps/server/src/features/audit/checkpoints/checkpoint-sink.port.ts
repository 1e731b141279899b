import type { StoredCheckpoint } from './checkpoints.store.ts'

/** A place for checkpoints beside the database, so that who rewrites the database does not rewrite them too. */
export interface CheckpointSink {
  /** Name in metrics, on the system page and in its progress: `file`, `syslog`, `s3`. */
  readonly name: string
  /** Every node keeps copies of its own; else one node at a time sends. */
  readonly isPerNode: boolean
  /** Resolves when the note is kept; called again with the same one after a failure. Throws when it could not be kept. */
  append(checkpoint: StoredCheckpoint): Promise<void>
  /** Size of the log in the note kept last, where the place itself can tell; undefined when it holds none. */
  findLastSize?(): number | undefined
}

/** How things stand with one sink. */
export interface SinkStatus {
  readonly name: string
  /** Entries that the last kept checkpoint covers; null when none was kept. */
  readonly treeSize: number | null
  readonly sentAt: number | null
  /** Why the last try failed; null when it did not. */
  readonly fault: string | null
  readonly failingSince: number | null
}
