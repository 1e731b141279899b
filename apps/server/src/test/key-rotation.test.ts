import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renditionContext } from '@smartym/sealed-recording'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createSealedKeysStore } from '../features/accounts/second-factors/sealed-keys.store.ts'
import { createSecondFactorSecret } from '../features/accounts/second-factors/second-factor-secret.ts'
import type { AccountsTables } from '../features/accounts/index.ts'
import type { AuditOrigin } from '../features/audit/index.ts'
import { createDataKeys } from '../features/recordings/keys/data-keys.service.ts'
import { createDataKeysStore } from '../features/recordings/keys/data-keys.store.ts'
import type { RecordingsTables } from '../features/recordings/index.ts'
import { uuidOf } from '../features/recordings/index.ts'
import type { DialectName } from '../platform/db/index.ts'
import { createMigratedDatabase } from '../platform/db/test/describe-on-both-dialects.ts'
import { createKeyRing, createRootKey, createTextSealer } from '../platform/keys/index.ts'
import { noKms } from '../platform/keys/test/no-kms.ts'
import { createServer, type Server } from '../app/create-server.ts'
import { openBesideServer } from '../app/beside-server.ts'
import { createKeyRotation, type InventoryLine, type KeyRotation } from '../app/key-rotation.ts'

const cli = join(import.meta.dirname, '../app/keys.cli.ts')
const keyCount = 450
let dataDir: string
let secretsDir: string
let databaseUrl: string
let server: Server
let companyId: string

function keys(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const options = { env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl } }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args, '--data', dataDir], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })
}

/* What the command does, in this process: secrets and database are opened anew each time. */
async function beside<T>(act: (rotation: KeyRotation) => Promise<T>): Promise<T> {
  const container = openBesideServer(dataDir)
  try {
    return await act(createKeyRotation({ container, environment: {}, actorName: 'root' }))
  } finally {
    await container.audit.stop()
    await container.db.close()
  }
}
const inventory = (): Promise<InventoryLine[]> => beside((rotation) => rotation.inventory())
const pendingOf = (lines: readonly InventoryLine[], name: string): number =>
  lines.reduce((sum, line) => sum + (line.keyName === name && line.isPending ? line.rows : 0), 0)

/* A key in the folder, or of a company, was made so many seconds ago. */
function setAge(name: string, seconds: number): void {
  const then = Date.now() / 1000 - seconds
  utimesSync(join(secretsDir, name), then, then)
}

async function setCompanyKeysAge(seconds: number): Promise<void> {
  await server.container.db.transaction((tx) =>
    tx
      .on<RecordingsTables>()
      .updateTable('key_encryption_keys')
      .set({ created_at: Date.now() - seconds * 1000 })
      .execute(),
  )
}

const by = (): AuditOrigin => ({
  companyId,
  actor: { kind: 'server', id: 'server', name: null },
  address: null,
  deviceId: null,
})
const bindingOf = (recordingId: string) => renditionContext('peaks', uuidOf(recordingId))

/* What the running server holds: its secrets were read before any of them changed. */
function openers() {
  const { db, clock, secrets, audit } = server.container
  const rootKey = createRootKey({ config: noKms, secrets, clock }, 'recording-root-key')
  const store = createDataKeysStore(db)
  const factors = createSecondFactorSecret({ db, secrets, clock, store: createSealedKeysStore(db) })
  return {
    dataKeys: createDataKeys({ db, store, clock, audit, rootKey }),
    totp: factors.secret,
    apiKeys: createTextSealer(createKeyRing({ secrets, clock, name: 'api-key-sealing-key' })),
  }
}
let running: ReturnType<typeof openers>
const dataKeysOf = new Map<string, Buffer>()
let codeHash: Buffer
let apiKeyId: string
let apiKeySecret: string

async function insertRecordings(ids: readonly string[]): Promise<void> {
  await server.container.db.transaction(async (tx) => {
    for (const id of ids) {
      await tx
        .on<RecordingsTables>()
        .insertInto('recordings')
        .values({
          id,
          company_id: companyId,
          call_id: id.replace('rec', 'call'),
          device_id: 'dev_1',
          direction: 'outbound',
          started_at: 0,
          state: 'stored',
          mode: 'automatic',
          rendition_state: 'ready',
          is_marked: 0,
        } as RecordingsTables['recordings'])
        .execute()
    }
  })
}

async function seed(): Promise<void> {
  const { container } = server
  companyId = await container.db.transaction((tx) =>
    container.organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' }),
  )
  running = openers()
  await container.devices.transportPrivateKeys(companyId)
  await container.customers.prepare(companyId)
  await container.db.transaction((tx) =>
    container.customers.recordCustomer(tx, {
      companyId,
      orgUnitId: 'org_1',
      agentId: 'agt_1',
      reference: 'C-1',
      name: '홍길동',
      phoneNumber: '+821012345678',
    }),
  )
  const ids = Array.from({ length: keyCount }, () => container.ids.next('recording'))
  await insertRecordings(ids)
  for (const id of ids) {
    const key = randomBytes(32)
    dataKeysOf.set(id, key)
    const wrapped = await running.dataKeys.wrap(companyId, bindingOf(id), key)
    await container.db.transaction((tx) =>
      running.dataKeys.save(tx, { recordingId: id, companyId, kind: 'peaks' }, wrapped),
    )
  }
  codeHash = await running.totp.hashCode('acc_1', 'ABCD-EFGH')
  await container.db.transaction(async (tx) => {
    await tx
      .on<AccountsTables>()
      .insertInto('second_factors')
      .values({
        id: 'fac_1',
        company_id: companyId,
        account_id: 'acc_1',
        kind: 'totp',
        name: '',
        sealed_secret: running.totp.seal('acc_1', 'JBSWY3DPEHPK3PXP'),
        credential_hash: null,
        credential_id: null,
        public_key: null,
        transports: null,
        counter: null,
        last_step: null,
        created_at: Date.now(),
        last_used_at: null,
      })
      .execute()
    const made = await container.accounts.createApiKey(tx, by(), {
      companyId,
      name: 'CRM',
      permissions: ['calls:list'],
      orgUnitId: null,
      origins: [],
      authentication: 'signature',
    })
    apiKeyId = made.apiKey.apiKeyId
    apiKeySecret = made.token
  })
  await container.audit.flush()
}

/* Everything can be read as before, by whoever holds these keys. */
async function expectReadable({ dataKeys, totp, apiKeys }: typeof running): Promise<void> {
  const { db } = server.container
  for (const id of [...dataKeysOf.keys()].filter((_, i) => i % 40 === 0))
    expect(Buffer.from((await dataKeys.open(id, 'peaks', bindingOf(id))) ?? [])).toEqual(dataKeysOf.get(id))
  const factor = await db
    .read<AccountsTables>()
    .selectFrom('second_factors')
    .select('sealed_secret')
    .executeTakeFirstOrThrow()
  expect(totp.open('acc_1', factor.sealed_secret ?? Buffer.alloc(0))).toBe('JBSWY3DPEHPK3PXP')
  expect(await totp.hashCode('acc_1', 'ABCD-EFGH')).toEqual(codeHash)
  const key = await db
    .read<AccountsTables>()
    .selectFrom('api_keys')
    .select('credential')
    .executeTakeFirstOrThrow()
  expect(apiKeys.open(apiKeyId, key.credential ?? Buffer.alloc(0))).toBe(apiKeySecret)
}

/* A process of its own starts slowly on a busy machine. */
describe.each<DialectName>(['sqlite', 'mariadb'])(
  'SEC-6: the keys command (%s)',
  { timeout: 180_000 },
  (dialect) => {
    let drop: () => Promise<void>
    beforeAll(async () => {
      ;({ url: databaseUrl, drop } = await createMigratedDatabase(dialect))
      vi.stubEnv('DATABASE_URL', databaseUrl)
      dataDir = mkdtempSync(join(tmpdir(), 'smartym-keys-'))
      secretsDir = join(dataDir, 'secrets')
      dataKeysOf.clear()
      server = await createServer({ dataDir, databaseUrl, port: 0, logLevel: 'silent' })
      await seed()
    })
    afterAll(async () => {
      await server.stop()
      vi.unstubAllEnvs()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    })

    test('lists what lies under which key, since when', async () => {
      const lines = await inventory()
      expect(lines.map(({ where, rows, isPending }) => [where, rows, isPending])).toEqual([
        ['key_encryption_keys.wrapped_key', 1, false],
        ['recording_keys.wrapped_key', keyCount, false],
        ['transport_keys.wrapped_private_key', 1, false],
        ['column_keys.wrapped_key', 2, false],
        ['customers.reference', 1, false],
        ['customers.name', 1, false],
        ['customers.phone_number', 1, false],
        ['second_factors.sealed_secret', 1, false],
        ['sealed_keys.sealed_key', 1, false],
        ['api_keys.credential', 1, false],
        ['audit_checkpoints.note', expect.any(Number), false],
      ])
      for (const { since } of lines) expect(Date.now() - (since ?? 0)).toBeLessThan(600_000)
      expect((await keys('inventory')).stdout).toMatch(/^key +where +key id +rows +since +standing\n/)
    })

    test.each([
      'recording-root-key',
      'transport-key-wrap',
      'column-root-key',
      'second-factor-key',
      'api-key-sealing-key',
      'audit-signing-key',
    ])(
      'changes %s beside the running server, and takes the old one away only when nothing needs it',
      async (name) => {
        const before = readFileSync(join(secretsDir, name), 'utf8')
        expect(await beside((rotation) => rotation.renew(name))).toContain(`${name} is new`)
        expect(readFileSync(join(secretsDir, name), 'utf8')).not.toBe(before)
        expect(readFileSync(join(secretsDir, `${name}-former`), 'utf8').trim()).toBe(before.trim())
        expect(pendingOf(await inventory(), name)).toBeGreaterThan(0)
        await expect(beside((rotation) => rotation.renew(name))).rejects.toThrow('still lies')
        await expect(beside((rotation) => rotation.retire(name))).rejects.toThrow('still lie')

        expect((await beside((rotation) => rotation.rotate(name))).pending).toBe(0)
        expect(pendingOf(await inventory(), name)).toBe(0)
        expect(await beside((rotation) => rotation.rotate(name))).toEqual({ rewrapped: 0, pending: 0 })
        setAge(name, 0)
        await expect(beside((rotation) => rotation.retire(name))).rejects.toThrow('younger')
        setAge(name, 120)
        expect(await beside((rotation) => rotation.retire(name))).toBe(`the former ${name} is gone`)
        expect(existsSync(join(secretsDir, `${name}-former`))).toBe(false)
        await expectReadable(running)
        await expectReadable(openers())
      },
    )

    test('goes on with a rotation that was cut off; the company’s former key is destroyed at the end', async () => {
      await beside((rotation) => rotation.renew('company-key'))
      const cutOff = beside((rotation) =>
        rotation.rotate('company-key', () => {
          throw new Error('the machine stopped')
        }),
      )
      await expect(cutOff).rejects.toThrow('the machine stopped')
      const left = pendingOf(await inventory(), 'company-key')
      expect(left).toBe(keyCount - 200)
      await expectReadable(running)
      expect(await keys('rotate', 'company-key')).toEqual({
        code: 0,
        stdout: `${left} rows were rewrapped, none lies under a former key: retire company-key takes it away\n`,
        stderr: [200, left, left].map((done) => `recording_keys.wrapped_key: ${done} of ${left}\n`).join(''),
      })
      await expectReadable(running)
      await setCompanyKeysAge(0)
      await expect(beside((rotation) => rotation.retire('company-key'))).rejects.toThrow(
        'may still be needed',
      )
      await setCompanyKeysAge(200)
      expect(await beside((rotation) => rotation.retire('company-key'))).toBe('1 former keys were destroyed')
      await expectReadable(openers())
    })

    test('leaves every act in the usage history, which verifies under the new signing key', async () => {
      await server.container.audit.flush()
      const rows = await server.container.db
        .read<{
          audit_entries: { action: string; actor_id: string; object_id: string; company_id: string }
        }>()
        .selectFrom('audit_entries')
        .selectAll()
        .where('actor_id', '=', 'shell')
        .where('object_id', '=', 'second-factor-key')
        .execute()
      expect(rows.map(({ action }) => action)).toEqual([
        'system.key_renewed',
        'system.key_rotation_begun',
        'system.key_rotated',
        'system.key_rotation_begun',
        'system.key_rotated',
        'system.key_retired',
      ])
      const audit = join(import.meta.dirname, '../features/audit/audit.cli.ts')
      const verdict = await new Promise<string>((resolve) => {
        const options = { env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl } }
        execFile(process.execPath, [audit, 'verify', '--data', dataDir], options, (_error, stdout) =>
          resolve(stdout),
        )
      })
      expect(JSON.parse(verdict)).toMatchObject({ ok: true, unsigned: 0 })
    })

    test('says what is wrong with what it is told', async () => {
      expect(await keys('nonsense')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('npm run -s keys -- inventory'),
      })
      await expect(beside((rotation) => rotation.rotate('no-key'))).rejects.toThrow(
        'there is no key "no-key"',
      )
    })
  },
)
