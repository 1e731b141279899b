/** The control server on a data folder that `seed-phones.ts` has filled, as the benches measure it. */
import { collectGarbageLessOften, createServer } from '../../apps/server/src/index.ts'
import { serveMeasurements } from '../child.ts'

interface Argument {
  readonly dataDir: string
  readonly groupedCommits?: boolean
}

type AnyTables = Record<string, Record<string, unknown>>

/* Renditions are not what is measured: without ffmpeg none is made. */
process.env['PATH'] = ''
collectGarbageLessOften()
const { dataDir, groupedCommits } = JSON.parse(process.argv[2] ?? '{}') as Argument
const server = await createServer({
  dataDir,
  port: 0,
  logLevel: 'error',
  maxEventLoopDelayMs: 0,
  ...(groupedCommits !== undefined && { groupedCommits }),
})
const { db } = server.container
serveMeasurements(
  { url: await server.listen() },
  {
    /** Every agent is free again; not part of what is measured. */
    reset: () =>
      db.transaction(async (tx) => {
        await tx
          .on<AnyTables>()
          .updateTable('agents')
          .set({ reserved_for: null, reserved_until: null, unresponsive_since: null })
          .execute()
      }),
    /** Rows for recordings that phones are about to send. */
    expect: (rows: Record<string, unknown>[]) =>
      db.transaction(async (tx) => {
        await tx.on<AnyTables>().insertInto('recordings').values(rows).execute()
      }),
  },
)
