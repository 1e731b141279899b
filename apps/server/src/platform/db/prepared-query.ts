import { type Compilable, CompiledQuery, type Kysely, type QueryResult } from 'kysely'
import { executeCompiled } from './direct-connections.ts'

/* Stands for a parameter while the query is compiled, once a dialect. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

interface Prepared {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

/** A query of the hot path that is compiled once: `run` only fills in its parameters. */
export interface PreparedQuery<Tables, Params, Row> {
  run(db: Kysely<Tables>, params: Params): Promise<QueryResult<Row>>
}

/* The drivers disagree about undefined (one refuses it, one takes it for null); it is always a mistake. */
function valueOf<Params extends object>(params: Params, slot: Slot): unknown {
  const value = params[slot.name as keyof Params]
  if (value === undefined) throw new TypeError(`the query's parameter ${slot.name} is undefined: say null`)
  return value
}

/**
 * Compiles `build` on first use of each dialect. `params` has a stand-in for every member; use each as a plain value
 * (`where('id', '=', params.id)`), not in conditions or lists, since the text of the query cannot depend on it.
 */
export function prepareQuery<Tables, Params extends object, Row = unknown>(
  build: (db: Kysely<Tables>, params: Params) => Compilable<Row>,
): PreparedQuery<Tables, Params, Row> {
  const prepared = new WeakMap<object, Prepared>()
  const slots = new Proxy({}, { get: (_target, name) => new Slot(String(name)) }) as Params

  function prepare(db: Kysely<Tables>): Prepared {
    const adapter = db.getExecutor().adapter
    const kept = prepared.get(adapter)
    if (kept !== undefined) return kept
    const { sql, parameters } = build(db, slots).compile()
    const made = { sql, parameters }
    prepared.set(adapter, made)
    return made
  }

  return {
    run(db, params) {
      const { sql, parameters } = prepare(db)
      const values = parameters.map((value) => (value instanceof Slot ? valueOf(params, value) : value))
      return executeCompiled(db, CompiledQuery.raw(sql, values) as CompiledQuery<Row>)
    },
  }
}
