import type { Clock, Timer } from '../../platform/clock/index.ts'
import { type Db, encodeJson } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { ErrorTap, LoggedError } from '../../platform/log/index.ts'
import type { SystemErrorsStore } from './system-errors.store.ts'
import type { SystemErrorRow } from './system.table.ts'

export interface SystemErrorsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Clock
  readonly ids: IdSource
  readonly store: SystemErrorsStore
  readonly tap: ErrorTap
  /** Name of this node. */
  readonly node: string
}

const writeEveryMs = 2000

/** Keeps the errors of the log where people can look at them. */
export function createSystemErrors({ db, clock, ids, store, tap, node }: SystemErrorsDeps) {
  let timer: Timer | undefined
  let writing: Promise<void> | undefined

  const rowOf = (error: LoggedError): SystemErrorRow => ({
    id: ids.next('systemError'),
    at: error.at,
    node,
    message: error.message.slice(0, 200),
    error_type: error.errorType?.slice(0, 80) ?? null,
    error_code: error.errorCode?.slice(0, 80) ?? null,
    places: encodeJson(error.places),
    request_id: error.requestId?.slice(0, 60) ?? null,
  })

  async function write(): Promise<void> {
    const rows = tap.take().map(rowOf)
    if (rows.length === 0) return
    try {
      await db.transaction((tx) => store.insert(tx, rows))
    } catch {
      /* The log has them all the same; a line about it would be the next error to keep. */
    }
  }

  function flush(): Promise<void> {
    writing ??= write().finally(() => {
      writing = undefined
    })
    return writing
  }

  return {
    flush,
    start(): void {
      timer = clock.setRepeatingTimer(writeEveryMs, () => void flush())
    },
    async stop(): Promise<void> {
      timer?.cancel()
      await flush()
    },
  }
}
