import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicKey } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../migrations/registry.ts'
import { FakeClock } from '../../platform/clock/index.ts'
import { loadConfig } from '../../platform/config/index.ts'
import { migrateToLatest, openDatabase } from '../../platform/db/index.ts'
import { createMetrics } from '../../platform/http/index.ts'
import { createTestIdSource } from '../../platform/ids/index.ts'
import { createLeases } from '../../platform/jobs/index.ts'
import { createLog } from '../../platform/log/index.ts'
import { createSecrets } from '../../platform/secrets/index.ts'
import { auditConfig, createAuditSlice, serverOrigin } from './index.ts'

const root = mkdtempSync(join(tmpdir(), 'smartym-audit-'))
const data = join(root, 'data')

function verify(...args: string[]): Promise<{ code: number; verdict: Record<string, unknown> }> {
  const cli = join(import.meta.dirname, 'audit.cli.ts')
  const environment = { PATH: process.env['PATH'] }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, 'verify', ...args], { env: environment }, (error, stdout) => {
      expect(stdout.trim().split('\n')).toHaveLength(1)
      resolve({
        code: error === null ? 0 : Number(error.code),
        verdict: JSON.parse(stdout) as Record<string, unknown>,
      })
    })
  })
}

/* A server's life in short: it records, signs, stops. */
async function recordEntries(count: number): Promise<void> {
  const clock = new FakeClock(Date.parse('2026-11-02T00:00:00Z') + count * 3_600_000)
  const db = openDatabase({ url: `sqlite:${data}/smartym.db` })
  await migrateToLatest(db, migrations)
  const secrets = createSecrets({ dir: join(data, 'secrets'), environment: {}, mayMake: true })
  const audit = createAuditSlice({
    db,
    clock,
    ids: createTestIdSource(clock),
    leases: createLeases(db, clock, `node-${count}`),
    secrets,
    log: createLog('silent'),
    checkpointsDir: join(data, 'checkpoints'),
    config: loadConfig(auditConfig, {}),
    metrics: createMetrics(),
  })
  await audit.start()
  await db.transaction(async (tx) => {
    for (let i = 0; i < count; i += 1) {
      await audit.record(tx, {
        ...serverOrigin('com_1'),
        kind: 'change',
        action: 'settings.changed',
        object: { kind: 'setting', id: `${count}-${i}` },
      })
    }
  })
  await audit.stop()
  await db.close()
}

describe('SEC-6: the audit command', () => {
  beforeAll(() => recordEntries(25))
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test('says in one line that the log is whole', async () => {
    const { code, verdict } = await verify('--data', data)
    expect(code).toBe(0)
    expect(verdict).toEqual({
      ok: true,
      entries: 25,
      root: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      unsigned: 0,
      waiting: 0,
      purged: 0,
    })
  })

  test('needs only the public key', async () => {
    const key = readFileSync(join(data, 'secrets/audit-signing-key'), 'utf8')
    const publicKeyFile = join(root, 'public.pem')
    writeFileSync(publicKeyFile, createPublicKey(key).export({ type: 'spki', format: 'pem' }))
    const copy = join(root, 'copy')
    cpSync(data, copy, { recursive: true })
    rmSync(join(copy, 'secrets'), { recursive: true })
    expect((await verify('--data', copy, '--public-key', publicKeyFile)).verdict).toMatchObject({
      ok: true,
      entries: 25,
    })
    expect(await verify('--data', copy)).toMatchObject({
      code: 1,
      verdict: { ok: false, reason: expect.stringContaining('"audit-signing-key" is missing') },
    })
  })

  test('finds yesterday’s database under today’s checkpoints', async () => {
    const yesterday = join(root, 'yesterday')
    cpSync(data, yesterday, { recursive: true })
    await recordEntries(7)
    const [file] = readdirSync(join(data, 'checkpoints'))
    expect((await verify('--data', data)).verdict).toMatchObject({ ok: true, entries: 32 })
    expect((await verify('--data', yesterday)).code).toBe(0)
    const { code, verdict } = await verify(
      '--data',
      yesterday,
      '--checkpoint',
      join(data, 'checkpoints', file as string),
    )
    expect(code).toBe(1)
    expect(verdict).toEqual({
      ok: false,
      firstBadEntry: 25,
      reason: '25 entries are left of 32 that the exported checkpoint of 32 entries was signed for',
    })
  })

  test('names the entry that was changed', async () => {
    const forged = join(root, 'forged')
    cpSync(data, forged, { recursive: true })
    const db = new Database(join(forged, 'smartym.db'))
    db.exec(
      `drop trigger audit_entries_no_change; update audit_entries set action = 'settings.read' where position = 11`,
    )
    db.close()
    expect(await verify('--data', forged)).toMatchObject({
      code: 1,
      verdict: { ok: false, firstBadEntry: 11 },
    })
  })

  test.each([
    [['--data', join(root, 'none')], 'there is no database'],
    [['--data', data, '--checkpoint', join(root, 'none.txt')], 'ENOENT'],
    [['--nonsense'], '--nonsense'],
  ])('says what is wrong with %j', async (args, reason) => {
    const { code, verdict } = await verify(...args)
    expect(code).toBe(1)
    expect(verdict).toMatchObject({ ok: false, reason: expect.stringContaining(reason) })
  })
})
