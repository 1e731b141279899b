import type { SystemErrorResponse, SystemStatusResponse } from '@smartym/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createErrorTap, createLog } from '../../platform/log/index.ts'
import { createFloor, type Floor, type Requester } from '../../test/floor.ts'
import { createSystemErrors } from './system-errors.service.ts'
import { createSystemErrorsStore } from './system-errors.store.ts'

describe.each(['sqlite', 'mariadb'] as const)('ADM-6: the system page (%s)', (dialect) => {
  let floor: Floor
  let auditor: Requester
  let keepLogged: (fill: (log: ReturnType<typeof createLog>) => void) => Promise<void>
  beforeAll(async () => {
    floor = await createFloor(dialect)
    auditor = await floor.addPerson('auditor', floor.units.seoul)
    const { db, clock, ids } = floor.container
    const tap = createErrorTap()
    const log = createLog('info', { write: () => {} }, tap)
    const errors = createSystemErrors({
      db,
      clock,
      ids,
      store: createSystemErrorsStore(db),
      tap,
      node: 'node-1',
    })
    keepLogged = async (fill) => {
      fill(log)
      await errors.flush()
    }
  })
  afterAll(() => floor.stop())

  const status = async () =>
    (await auditor.request('GET', '/api/v1/system/status')).json<SystemStatusResponse>()
  const factOf = async (name: string) => (await status()).facts.find((fact) => fact.name === name)

  test('ADM-6: tells versions and how each thing stands that the installation stands on', async () => {
    const found = await status()
    expect(found).toMatchObject({
      version: expect.stringMatching(/^\d+\./),
      nodeVersion: process.versions.node,
    })
    expect(Object.fromEntries(found.facts.map(({ name, level }) => [name, level]))).toMatchObject({
      database: 'ok',
      memory: 'ok',
      certificate: 'off',
      jobs: 'ok',
      outbox: 'ok',
      audit_log: 'ok',
      audit_sink: 'ok',
      push: 'off',
    })
    const database = await factOf('database')
    expect(database?.values['version']).toMatch(dialect === 'sqlite' ? /^SQLite 3/ : /^MariaDB 1\d/)
    expect((await factOf('disk'))?.values['freeBytes']).toBeGreaterThan(0)
  })

  test('ADM-6: a job that is late and one that was given up are told', async () => {
    const { db, clock, ids } = floor.container
    interface Jobs {
      jobs: Record<string, unknown>
    }
    const job = (state: string, runAt: number) => ({
      id: ids.next('job'),
      kind: 'never-registered',
      payload: 'null',
      state,
      run_at: runAt,
      attempts: 0,
      max_attempts: 1,
      created_at: clock.now(),
    })
    const insert = (row: object) =>
      db.transaction((tx) =>
        tx
          .on<Jobs>()
          .insertInto('jobs')
          .values(row as never)
          .execute(),
      )
    await insert(job('dead', clock.now()))
    expect(await factOf('jobs')).toMatchObject({ level: 'warn', state: 'dead_jobs', values: { dead: 1 } })
    await insert(job('waiting', clock.now() - 11 * 60_000))
    expect(await factOf('jobs')).toMatchObject({ level: 'bad', state: 'late' })
  })

  test('ADM-6: errors of the log are kept without the texts of errors, which may hold somebody’s data', async () => {
    const duplicate = Object.assign(new Error(`Duplicate entry '김하늘 01012345678'`), {
      code: 'ER_DUP_ENTRY',
    })
    await keepLogged((log) => {
      log.warn('not an error')
      log.child({ reqId: 'req-77' }).error({ err: duplicate }, 'request failed')
      log.fatal('the disk is gone')
    })
    const answer = await auditor.request('GET', '/api/v1/system/errors?withTotal=true')
    const { items, total } = answer.json<{ items: SystemErrorResponse[]; total: number }>()
    expect(total).toBe(2)
    expect(items.find(({ requestId }) => requestId === 'req-77')).toMatchObject({
      message: 'request failed',
      errorType: 'Error',
      errorCode: 'ER_DUP_ENTRY',
      node: 'node-1',
      places: expect.arrayContaining([
        expect.stringMatching(/^features\/system\/system\.api\.test\.ts:\d+$/),
      ]),
    })
    expect(answer.body).not.toMatch(/김하늘|0101234|Duplicate/)
    const one = await auditor.request('GET', '/api/v1/system/errors?requestId=req-77')
    expect(one.json<{ items: unknown[] }>().items).toHaveLength(1)
  })

  test('ADM-6: the ring forgets the oldest beyond its size, and what is older than its time', async () => {
    const store = createSystemErrorsStore(floor.container.db)
    const { ids, db } = floor.container
    const row = (at: number) => ({
      id: ids.next('systemError'),
      at,
      node: 'node-1',
      message: 'old',
      error_type: null,
      error_code: null,
      places: '[]',
      request_id: null,
    })
    await db.transaction((tx) => store.insert(tx, [1000, 2000, 3000, 4000].map(row)))
    expect(await store.prune(2500, 10_000)).toBe(2)
    expect(await store.prune(0, 2)).toBe(2)
    expect(await store.prune(0, 2)).toBe(0)
  })

  test('ADM-6: a changed setting stands with before and after, and is taken away as a file', async () => {
    const { settings, db, clock } = floor.container
    const by = {
      companyId: floor.companyId,
      actor: { kind: 'account', id: 'acc_1', name: '오세준' },
      address: null,
      deviceId: null,
    } as const
    const target = { companyId: floor.companyId, level: 'company', targetId: floor.companyId } as const
    await db.transaction((tx) =>
      settings.change(tx, by, { ...target, key: 'handset.wrapUpMs', value: 45_000 }),
    )
    const answer = await auditor.request('GET', '/api/v1/system/changes')
    const { items } = answer.json<{ items: { action: string; values: object[]; actorName: string }[] }>()
    expect(items.find(({ actorName }) => actorName === '오세준')).toMatchObject({
      action: 'settings.changed',
      values: [{ key: 'handset.wrapUpMs', after: 45_000 }],
    })
    const later = new Date(clock.now() + 1000).toISOString()
    const none = await auditor.request('GET', `/api/v1/system/changes?from=${encodeURIComponent(later)}`)
    expect(none.json<{ items: unknown[] }>().items).toEqual([])
    const body = { format: 'csv', reason: '월간 점검 보고', filter: {} }
    const file = await auditor.request('POST', '/api/v1/system/changes/exports', body)
    expect(file.body).toContain('45000')
  })

  test('SEC-6: is for administrators and auditors', async () => {
    const manager = await floor.addPerson('manager', floor.units.seoul)
    for (const path of ['status', 'errors', 'changes'])
      expect((await manager.request('GET', `/api/v1/system/${path}`)).statusCode).toBe(403)
  })
})
