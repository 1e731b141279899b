import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportWipedRequest } from '@smartym/contract'
import type { DeviceKeys } from '../journal/device-keys.ts'
import type { PhoneDatabase } from '../journal/phone-storage.ts'
import { writeDurably } from '../journal/write-durably.ts'

/** What a phone that erases itself keeps: its last words, signed while it still had its key, until the server has them. */
export interface Tombstone {
  find(): ReportWipedRequest | undefined
  write(words: ReportWipedRequest): void
  remove(): void
}

export function createTombstone(dir: string): Tombstone {
  const path = join(dir, 'wiped.json')
  return {
    find: () =>
      existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ReportWipedRequest) : undefined,
    write: (words) => writeDurably(path, JSON.stringify(words), 0o600),
    remove: () => rmSync(path, { force: true }),
  }
}

/** What there is to erase, said and signed. */
export function createLastWords(
  { database, keys }: { database: PhoneDatabase; keys: DeviceKeys },
  { deviceId, commandId }: { deviceId: string; commandId: string },
): ReportWipedRequest {
  const count = (sql: string): number => database.prepare<[], { n: number }>(sql).get()?.n ?? 0
  const recordings = count(`select count(*) as n from recordings where state != 'deleted'`)
  const unsentReports = count(`select count(*) as n from journal where key like 'report/%'`)
  const message = `smartym/wiped${deviceId}${commandId}${recordings}/${unsentReports}`
  const proof = keys.sign(Buffer.from(message)).toString('base64url')
  return { deviceId, commandId, recordings, unsentReports, proof }
}

/** Erases what the app ever wrote; the key last, since the journal that orders this is read with it. Can be done again. */
export function erasePhone(dir: string): void {
  for (const name of [
    'recordings',
    'unreadable',
    'reserve',
    'handset.db-wal',
    'handset.db-shm',
    'handset.db',
    'keys.json',
  ])
    rmSync(join(dir, name), { recursive: true, force: true })
}
