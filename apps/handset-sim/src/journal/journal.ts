import type { PhoneDatabase } from './phone-storage.ts'
import type { ValueCipher } from './value-cipher.ts'

/** A row that the core wants kept; null deletes it. */
export type Put = [key: string, value: unknown]

/** The core's rows, values encrypted under the phone's journal key. */
export interface Journal {
  readRows(): Put[]
  /** All of them in one transaction, on the disk when this returns. */
  commit(puts: readonly Put[]): void
}

export function createJournal(database: PhoneDatabase, cipher: ValueCipher): Journal {
  const list = database.prepare<[], { key: string; value: Buffer }>('select key, value from journal')
  const set = database.prepare(
    'insert into journal values (?, ?) on conflict do update set value = excluded.value',
  )
  const remove = database.prepare('delete from journal where key = ?')
  const write = database.transaction((puts: readonly Put[]) => {
    for (const [key, value] of puts) {
      if (value === null) remove.run(key)
      else set.run(key, cipher.seal(key, Buffer.from(JSON.stringify(value))))
    }
  })
  return {
    readRows: () =>
      list
        .all()
        .map(({ key, value }) => [key, JSON.parse(cipher.open(key, value).toString('utf8')) as unknown]),
    commit(puts) {
      if (puts.length > 0) write(puts)
    },
  }
}
