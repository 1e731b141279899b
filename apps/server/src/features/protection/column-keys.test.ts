import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from '../../migrations/registry.ts'
import { FakeClock } from '../../platform/clock/index.ts'
import { migrateToLatest, type OpenDb, openDatabase } from '../../platform/db/index.ts'
import { createSecretKeyWrapper, KeyServiceError } from '../../platform/keys/index.ts'
import { ringOf } from '../../platform/keys/test/ring-of.ts'
import { createRecordedAudit } from '../../test/recorded-audit.ts'
import { createColumnKeys } from './column-keys.service.ts'
import { createColumnKeysStore } from './column-keys.store.ts'

const dir = mkdtempSync(join(tmpdir(), 'smartym-protection-'))
let db: OpenDb
beforeAll(async () => {
  db = openDatabase({ url: `sqlite:${join(dir, 'test.db')}` })
  await migrateToLatest(db, migrations)
})
afterAll(async () => {
  await db.close()
  rmSync(dir, { recursive: true, force: true })
})

test('SEC-6: a key service that is away stops no company whose keys are known; a wrong answer does', async () => {
  const clock = new FakeClock()
  const inner = createSecretKeyWrapper(ringOf(randomBytes(32)))
  let fault: Error | undefined
  const rootKey = {
    ...inner,
    async unwrap(binding: string, wrapped: Uint8Array) {
      if (fault !== undefined) throw fault
      return inner.unwrap(binding, wrapped)
    },
  }
  const { audit, entries } = createRecordedAudit()
  const keys = createColumnKeys({ db, store: createColumnKeysStore(db), clock, audit, rootKey })
  const texts = await keys.ready('com_1')
  expect(entries.map(({ action }) => action)).toEqual([
    'protection.column_key_created',
    'protection.column_key_created',
  ])
  const place = { table: 'customers', column: 'name', rowId: 'cus_1' }
  const sealed = texts.seal(place, '홍길동')

  fault = new KeyServiceError('the key service does not answer')
  await clock.advance(61_000)
  expect((await keys.ready('com_1')).open(place, sealed)).toBe('홍길동')
  await expect(keys.ready('com_2')).rejects.toThrow('does not answer')
  fault = new Error('unable to authenticate data')
  await clock.advance(61_000)
  await expect(keys.ready('com_1')).rejects.toThrow('unable to authenticate data')
})
