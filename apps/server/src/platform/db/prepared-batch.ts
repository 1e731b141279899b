import type { Compilable, Kysely } from 'kysely'
import { prepareQuery, type PreparedQuery } from './prepared-query.ts'

const sizes = [1, 4, 16, 64, 256] as const
const largest = 256

type KeySlots = Record<`key${number}`, string>

/** A query by a list of keys that is compiled once for each of a few lengths. */
export interface PreparedBatch<Tables, Params, Row> {
  /** The rows of these keys, however many; a key given twice counts once. */
  run(db: Kysely<Tables>, keys: readonly string[], params: Params): Promise<Row[]>
}

/** `build` gets as many keys as its query is to be compiled for (`where('id', 'in', keys)`); spare places repeat a key. */
export function prepareBatch<Tables, Params extends object, Row>(
  build: (db: Kysely<Tables>, keys: readonly string[], params: Params) => Compilable<Row>,
): PreparedBatch<Tables, Params, Row> {
  const prepared = new Map<number, PreparedQuery<Tables, Params & KeySlots, Row>>(
    sizes.map((size) => [
      size,
      prepareQuery((db: Kysely<Tables>, slots: Params & KeySlots) => {
        const keys = Array.from({ length: size }, (_, place) => slots[`key${place}`])
        return build(db, keys as string[], slots)
      }),
    ]),
  )

  async function runSome(db: Kysely<Tables>, keys: readonly string[], params: Params): Promise<Row[]> {
    const size = sizes.find((each) => each >= keys.length) ?? largest
    const values = { ...params } as Record<string, unknown>
    for (let place = 0; place < size; place += 1) values[`key${place}`] = keys[place] ?? keys[0]
    const { rows } = (await prepared.get(size)?.run(db, values as Params & KeySlots)) ?? { rows: [] }
    return rows
  }

  return {
    async run(db, keys, params) {
      const rows: Row[] = []
      for (let at = 0; at < keys.length; at += largest) {
        const found = await runSome(db, keys.slice(at, at + largest), params)
        for (const row of found) rows.push(row)
      }
      return rows
    },
  }
}
