import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FakeClock } from '../platform/clock/index.ts'
import { createServer, type Server } from './create-server.ts'

const clock = new FakeClock('2026-11-02T03:05:00Z')
const dataDir = mkdtempSync(join(tmpdir(), 'smartym-jobs-'))
let server: Server
beforeAll(async () => {
  server = await createServer({ dataDir, port: 0, logLevel: 'silent', clock })
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

interface JobsTable {
  jobs: { id: string; state: string; finished_at: number | null }
}

test('jobs that finished two weeks ago are forgotten every day, later ones are kept', async () => {
  const { db, jobs } = server.container
  const finished = async () =>
    (await db.read<JobsTable>().selectFrom('jobs').select('id').where('state', '=', 'done').execute()).map(
      ({ id }) => id,
    )
  const finishDaysAgo = (ids: readonly string[], days: number) =>
    db.transaction(async (tx) => {
      const finishedAt = clock.now() - days * 24 * 3_600_000
      await tx
        .on<JobsTable>()
        .updateTable('jobs')
        .set({ finished_at: finishedAt })
        .where('id', 'in', ids)
        .execute()
    })

  await jobs.runDue()
  await clock.advance(6 * 60_000)
  await jobs.runDue()
  const [old, ...young] = await finished()
  if (old === undefined || young.length === 0) throw new Error('two schedules at least ran by now')
  await finishDaysAgo([old], 15)
  await finishDaysAgo(young, 13)

  await clock.advance(10 * 60_000)
  await jobs.runDue()
  const left = await finished()
  expect(left).not.toContain(old)
  expect(left).toEqual(expect.arrayContaining(young))
})
