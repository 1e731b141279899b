import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { isPhoneDatabaseThere, openPhoneDatabase } from './phone-storage.ts'
import type { ValueCipher } from './value-cipher.ts'

const folderName = 'unreadable'
const fileName = 'handset.db'

/** How many recordings lie aside that the app wrote under a key that is lost; undefined when nothing was ever set aside. */
export function countUnreadableRecordings(dir: string): number | undefined {
  const folder = join(dir, folderName)
  if (!existsSync(folder)) return undefined
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.smr')).length
}

/** Sets aside what the app wrote when the phone's key does not open it any more: it stays as it was until the phone is erased. */
export function setUnreadableAside(dir: string, cipher: ValueCipher): void {
  if (!isPhoneDatabaseThere(dir) || isReadable(dir, cipher)) return
  let count = 1
  while (existsSync(join(dir, folderName, String(count), fileName))) count += 1
  const place = join(dir, folderName, String(count))
  mkdirSync(join(place, 'recordings'), { recursive: true, mode: 0o700 })
  for (const name of readdirSync(join(dir, 'recordings')))
    renameSync(join(dir, 'recordings', name), join(place, 'recordings', name))
  // The database last: a phone that dies in between finds the loss again, and ends what it began.
  renameSync(join(dir, fileName), join(place, fileName))
}

function isReadable(dir: string, cipher: ValueCipher): boolean {
  const database = openPhoneDatabase(dir)
  try {
    const row = database
      .prepare<[], { key: string; value: Buffer }>('select key, value from journal limit 1')
      .get()
    if (row !== undefined) cipher.open(row.key, row.value)
    return true
  } catch (error) {
    // Node's word for a tag that does not fit.
    if (error instanceof Error && error.message.includes('unable to authenticate data')) return false
    throw error
  } finally {
    database.close()
  }
}
