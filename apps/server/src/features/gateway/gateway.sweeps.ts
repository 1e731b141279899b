import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../../platform/clock/index.ts'

/** Something that is looked after again and again. */
export interface Sweep {
  readonly name: string
  readonly everyMs: number
  run(): Promise<void> | void
}

/** Runs sweeps at their times; one that still runs is not begun again, one that fails is tried at its next time. */
export function createGatewaySweeps(
  sweeps: readonly Sweep[],
  clock: Pick<Clock, 'setRepeatingTimer'>,
  log: FastifyBaseLogger,
) {
  const timers: Timer[] = []
  const running = new Map<string, Promise<void>>()

  async function run(sweep: Sweep): Promise<void> {
    try {
      await sweep.run()
    } catch (error) {
      log.error({ err: error, sweep: sweep.name }, 'a sweep failed')
    } finally {
      running.delete(sweep.name)
    }
  }

  function begin(sweep: Sweep): void {
    if (!running.has(sweep.name)) running.set(sweep.name, run(sweep))
  }

  return {
    start(): void {
      for (const sweep of sweeps) timers.push(clock.setRepeatingTimer(sweep.everyMs, () => begin(sweep)))
    },
    /** Begins no more, and waits for those that run. */
    async stop(): Promise<void> {
      for (const timer of timers.splice(0)) timer.cancel()
      await Promise.all(running.values())
    },
    /** Resolves when none runs; for tests. */
    async settled(): Promise<void> {
      await Promise.all(running.values())
    },
  }
}
