import type { HandsetReport } from '@smartym/contract'
import { afterEach, expect, test } from 'vitest'
import { DatabaseBusyError, type OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { defineError } from '../../../platform/errors/index.ts'
import type { GatewayTables } from '../gateway.table.ts'
import { createGatewayWorld, type GatewayWorld } from '../test/gateway-world.ts'

const callNotFound = defineError('calls.not_found')
const worlds: GatewayWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.stop()
})

interface Leases {
  leases: { name: string; holder: string; held_until: number }
}

describeOnBothDialects('reports', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  /* Applied versions stand for what slices do: a row each, in the report's own transaction. */
  async function world() {
    const w = await createGatewayWorld(await (shared ??= makeDb()))
    worlds.push(w)
    const device = await w.register()
    const { welcome } = await w.connect(device)
    const told: number[] = []
    let next: (version: number) => void = () => {}
    w.gateway.registerReportHandlers({
      'settings.applied': async (tx, { payload }, from) => {
        const name = `${from.deviceId} ${payload.version}`
        tx.afterCommit(() => told.push(payload.version))
        await tx.on<Leases>().insertInto('leases').values({ name, holder: 'x', held_until: 0 }).execute()
        next(payload.version)
      },
    })
    const send = (...seqs: number[]) =>
      w.request(device.key, welcome.accessToken, '/api/v1/handset/reports', {
        reports: seqs.map((seq) => reportOf(seq)),
      })
    const applied = async () => {
      const rows = await w.db
        .read<Leases>()
        .selectFrom('leases')
        .select('name')
        .where('name', 'like', `${device.deviceId}%`)
        .execute()
      return rows.map((row) => Number(row.name.split(' ')[1])).sort((a, b) => a - b)
    }
    const rejected = () =>
      w.db
        .read<GatewayTables>()
        .selectFrom('rejected_reports')
        .selectAll()
        .where('device_id', '=', device.deviceId)
        .execute()
    const whenTaken = (check: (version: number) => void) => {
      next = check
    }
    return { ...w, send, applied, rejected, told, whenTaken }
  }

  function reportOf(seq: number): HandsetReport {
    return { seq, kind: 'settings.applied', at: 1, isClockSynchronised: true, payload: { version: seq } }
  }

  test('CTC-4: reports are taken in once, in order; the same again changes nothing', async () => {
    const w = await world()
    expect((await w.send(1, 2)).json()).toEqual({ acknowledgedSeq: 2 })
    expect((await w.send(1, 2, 3)).json()).toEqual({ acknowledgedSeq: 3 })
    expect((await w.send(2)).json()).toEqual({ acknowledgedSeq: 3 })
    expect(await w.applied()).toEqual([1, 2, 3])
    expect(w.told).toEqual([1, 2, 3])
  })

  test('CTC-4: a gap is answered with what is expected, and nothing behind it is taken in', async () => {
    const w = await world()
    await w.send(1)
    expect((await w.send(3, 4)).json()).toMatchObject({
      status: 409,
      code: 'handset.report_gap',
      expectedSeq: 2,
    })
    expect((await w.send(2, 4)).json()).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(await w.applied()).toEqual([1])
    expect((await w.send(2)).json()).toEqual({ acknowledgedSeq: 2 })
  })

  test('CTC-4: a report that breaks a rule is kept as rejected, undone by itself, and blocks nothing', async () => {
    const w = await world()
    w.whenTaken((version) => {
      if (version === 2) throw callNotFound()
      if (version === 3) throw new TypeError('our own mistake')
    })
    expect((await w.send(1, 2, 3, 4)).json()).toEqual({ acknowledgedSeq: 4 })
    expect(await w.applied()).toEqual([1, 4])
    expect(w.told).toEqual([1, 4])
    const rejected = await w.rejected()
    expect(rejected.map(({ seq, code, kind }) => ({ seq, code, kind }))).toEqual([
      { seq: 2, code: 'calls.not_found', kind: 'settings.applied' },
      { seq: 3, code: 'server.internal', kind: 'settings.applied' },
    ])
    expect((await w.send(2, 3, 4, 5)).json()).toEqual({ acknowledgedSeq: 5 })
    expect(await w.rejected()).toHaveLength(2)
  })

  test('CTC-4: when the database is busy the whole batch fails and comes again', async () => {
    const w = await world()
    w.whenTaken((version) => {
      if (version === 2) throw new DatabaseBusyError('busy')
    })
    expect((await w.send(1, 2)).json()).toMatchObject({ status: 503, code: 'server.busy' })
    expect(await w.applied()).toEqual([])
    w.whenTaken(() => {})
    expect((await w.send(1, 2)).json()).toEqual({ acknowledgedSeq: 2 })
    expect(await w.applied()).toEqual([1, 2])
    expect(await w.rejected()).toEqual([])
  })

  test('CTC-4: of the same batch sent twice at once, each report is taken in once', async () => {
    const w = await world()
    const answers = await Promise.all(Array.from({ length: 6 }, () => w.send(1, 2, 3)))
    expect(answers.map((answer) => answer.json())).toEqual(Array(6).fill({ acknowledgedSeq: 3 }))
    expect(await w.applied()).toEqual([1, 2, 3])
  })

  test('CTC-4: each phone counts its own reports', async () => {
    const one = await world()
    const two = await world()
    await one.send(1, 2)
    expect((await two.send(1)).json()).toEqual({ acknowledgedSeq: 1 })
    expect(await two.applied()).toEqual([1])
  })

  test('a report that is none is refused with its place', async () => {
    const w = await world()
    const answer = await w.send(0)
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid' })
  })
})
