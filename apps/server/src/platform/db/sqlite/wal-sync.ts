import { type FileHandle, open } from 'node:fs/promises'

/**
 * Makes commits durable off the event loop: SQLite writes the WAL (`synchronous=NORMAL`), one `fdatasync` on a thread
 * follows before anybody is told. What `synchronous=FULL` promises holds for every answer, while the loop goes on.
 */
export class WalSync {
  readonly #path: string
  #file: FileHandle | undefined
  #failure: unknown
  #pending: Promise<void> | undefined

  /** `file` is the database's own path. */
  constructor(file: string) {
    this.#path = `${file}-wal`
  }

  /** The sync under way: what is read meanwhile may not be told before it ends. */
  get pending(): Promise<void> | undefined {
    return this.#pending
  }

  /**
   * Everything that is committed is durable when it resolves. After a failure nobody knows what the disk holds: this
   * and every later call rejects, until the process begins anew with what the disk truly has.
   */
  sync(): Promise<void> {
    this.#pending = this.#sync().finally(() => {
      this.#pending = undefined
    })
    return this.#pending
  }

  /** Throws what a sync failed with. */
  ensureSound(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  async close(): Promise<void> {
    await this.#file?.close()
  }

  async #sync(): Promise<void> {
    this.ensureSound()
    try {
      this.#file ??= await open(this.#path, 'r+')
      await this.#file.datasync()
    } catch (error) {
      this.#failure = error
      throw error
    }
  }
}
