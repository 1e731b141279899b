import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFactStore, openPhoneDatabase, type PhoneDatabase } from '../journal/phone-storage.ts'
import { createPhoneGrants } from './phone-grants.ts'

let dir: string
let database: PhoneDatabase
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'smartym-grants-'))
  database = openPhoneDatabase(dir)
})
afterEach(() => {
  database.close()
  rmSync(dir, { recursive: true, force: true })
})

const phone = (change: { isPrepared?: boolean; isRefused?: boolean; model?: string } = {}) =>
  createPhoneGrants({
    facts: createFactStore(database),
    model: change.model ?? 'Galaxy S24',
    isPrepared: change.isPrepared ?? false,
    isRefused: () => change.isRefused ?? false,
  })
const statesOf = (grants: ReturnType<typeof phone>) => {
  const told = grants.look()
  if (told.type !== 'phone_grants.told') throw new Error('the phone told something else')
  return Object.fromEntries(told.grants.map(({ name, state }) => [name, state]))
}

test('DIS-2: a new phone grants nothing before it is asked, and keeps what was said over a restart', () => {
  const grants = phone()
  expect(grants.isGranted('microphone')).toBe(false)
  grants.ask('microphone')
  const later = statesOf(phone({ isPrepared: true }))
  expect(later).toMatchObject({ microphone: 'granted', calls: 'missing', auto_start: 'unknown' })
})

test('DIS-2: who says no is not asked again', () => {
  phone({ isRefused: true }).ask('calls')
  expect(statesOf(phone())).toMatchObject({ calls: 'blocked' })
})

test('DIS-2: a phone that was registered before its app began has granted everything', () => {
  expect(phone({ isPrepared: true }).isGranted('microphone')).toBe(true)
})

test.each([
  ['SM-S921N', 'samsung'],
  ['Redmi Note 13', 'xiaomi'],
  ['Pixel 8', 'google'],
  ['LM-V510N', 'lg'],
  ['Virtual handset', 'other'],
])('DIS-3: %s is a phone of %s', (model, maker) => {
  expect(phone({ model }).look()).toMatchObject({ maker })
})
