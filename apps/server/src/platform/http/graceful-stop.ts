import closeWithGrace from 'close-with-grace'
import type { FastifyBaseLogger } from 'fastify'

/** One part of the process that has something to finish. */
export interface StopStep {
  readonly name: string
  stop(): Promise<void>
}

/**
 * On SIGTERM, SIGINT or an error that nobody caught: stops the parts one after another, in the order given (first what
 * lets work in, last what keeps it: HTTP, gateway, jobs, sequencers, database). A second signal ends at once.
 */
export function installGracefulStop(
  log: FastifyBaseLogger,
  steps: readonly StopStep[],
  limitMs = 20_000,
): { stop: () => Promise<void> } {
  async function stopAll(): Promise<void> {
    for (const { name, stop } of steps) {
      try {
        await stop()
      } catch (error) {
        log.error({ err: error, part: name }, 'a part did not stop cleanly')
      }
    }
  }
  const grace = closeWithGrace({ delay: limitMs, logger: false }, async ({ err, signal }) => {
    if (err !== undefined) log.fatal({ err }, 'stopping after an error')
    else log.info({ signal }, 'stopping')
    await stopAll()
  })
  return {
    async stop() {
      grace.uninstall()
      await stopAll()
    },
  }
}
