import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FakeClock } from '../../platform/clock/index.ts'
import { createServer, type Server, type ServerOptions } from '../create-server.ts'

/** Servers and folders of one test; `cleanUp` ends them, the last first. */
export function createTestServers() {
  const cleanups: (() => Promise<void> | void)[] = []
  function makeDir(): string {
    const dir = mkdtempSync(join(tmpdir(), 'smartym-server-'))
    cleanups.push(() => rmSync(dir, { recursive: true, force: true }))
    return dir
  }
  return {
    makeDir,
    /** A quiet server on a folder of its own and a port that is free, with a clock that stands still. */
    async start(options: ServerOptions = {}): Promise<Server> {
      const server = await createServer({
        dataDir: makeDir(),
        port: 0,
        logLevel: 'silent',
        clock: new FakeClock(),
        maxEventLoopDelayMs: 60_000,
        ...options,
      })
      cleanups.push(() => server.stop())
      return server
    },
    async cleanUp(): Promise<void> {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
    },
  }
}
