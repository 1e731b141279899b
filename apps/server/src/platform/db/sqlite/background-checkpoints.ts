import { Worker } from 'node:worker_threads'

/** Commits before the thread is started: short lives (tests, commands) do without it. */
const commitsBeforeStart = 500

/**
 * Moves what commits wrote from the WAL into the database file on a thread of its own, so that its writes and fsyncs do
 * not hold the event loop. The connection's own checkpoint stays as the bound of the WAL's size.
 */
export class BackgroundCheckpoints {
  readonly #file: string
  #commits = 0
  #worker: Worker | undefined

  constructor(file: string) {
    this.#file = file
  }

  /** Says that there was a commit. */
  count(): void {
    this.#commits += 1
    if (this.#commits === commitsBeforeStart) this.#start()
  }

  async stop(): Promise<void> {
    this.#commits = Number.POSITIVE_INFINITY
    await this.#worker?.terminate()
  }

  #start(): void {
    const worker = new Worker(new URL('./checkpoint-thread.ts', import.meta.url), {
      workerData: { file: this.#file },
    })
    worker.unref()
    /* Without the thread all goes on, with longer pauses. */
    worker.on('error', (error) => void process.emitWarning(error))
    this.#worker = worker
  }
}
