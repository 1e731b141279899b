import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicKey, verify } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { loadDeviceKeys } from './device-keys.ts'
import { createJournal } from './journal.ts'
import { openPhoneDatabase } from './phone-storage.ts'
import { createValueCipher } from './value-cipher.ts'

const dirs: string[] = []
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-journal-'))
  dirs.push(dir)
  return dir
}
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true })
})

test('rows come back as they were, deleted ones do not', () => {
  const dir = folder()
  const { journalKey } = loadDeviceKeys(openIn(dir))
  const database = openPhoneDatabase(dir)
  const journal = createJournal(database, createValueCipher(journalKey))
  journal.commit([
    ['call/1', { phase: 'dialing' }],
    ['wish', 'available'],
  ])
  journal.commit([
    ['call/1', { phase: 'ringing', note: '메모' }],
    ['wish', null],
  ])
  database.close()
  const again = openPhoneDatabase(dir)
  expect(createJournal(again, createValueCipher(journalKey)).readRows()).toEqual([
    ['call/1', { phase: 'ringing', note: '메모' }],
  ])
  again.close()
})

test('SEC-7: nobody reads a customer’s number or name from the phone’s files', () => {
  const dir = folder()
  const { journalKey } = loadDeviceKeys(openIn(dir))
  const database = openPhoneDatabase(dir)
  const journal = createJournal(database, createValueCipher(journalKey))
  journal.commit([['call/1', { phoneNumber: '+821012345678', customerName: 'Gildong Hong' }]])
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(join(dir, name)).isFile()) continue
    const bytes = readFileSync(join(dir, name))
    expect(bytes.includes('12345678')).toBe(false)
    expect(bytes.includes('Gildong')).toBe(false)
  }
  database.close()
})

test('a row that was put in another’s place is refused', () => {
  const dir = folder()
  const { journalKey } = loadDeviceKeys(openIn(dir))
  const database = openPhoneDatabase(dir)
  const journal = createJournal(database, createValueCipher(journalKey))
  journal.commit([['session', { agent: 'a' }]])
  database.exec("update journal set key = 'other'")
  expect(() => journal.readRows()).toThrow('unable to authenticate')
  database.close()
})

test('SEC-1: the keys are made once, for their owner’s eyes only, and sign as the server verifies', () => {
  const dir = openIn(folder())
  const keys = loadDeviceKeys(dir)
  expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600)
  expect(loadDeviceKeys(dir).publicKey.equals(keys.publicKey)).toBe(true)
  const message = Buffer.from('smartym/registration')
  const key = createPublicKey({ key: keys.publicKey, format: 'der', type: 'spki' })
  const signature = keys.sign(message)
  expect(signature).toHaveLength(64)
  expect(verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true)
})

function openIn(dir: string): string {
  openPhoneDatabase(dir).close()
  return dir
}
