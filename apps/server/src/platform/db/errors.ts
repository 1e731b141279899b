/** The database could not be had in time: locked by another process, too many waiting, connection lost. Safe to try again. */
export class DatabaseBusyError extends Error {
  override readonly name = 'DatabaseBusyError'
}

/** No room left where the database writes. Nothing of the transaction was kept. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError'
}

/** `db` was used where only `tx` may be: inside a transaction's work. A mistake in the program. */
export class InsideTransactionError extends Error {
  override readonly name = 'InsideTransactionError'
}

/** A `tx` was used after its work had ended, or work did not end in time. A mistake in the program. */
export class TransactionEndedError extends Error {
  override readonly name = 'TransactionEndedError'
}

interface DriverError {
  code?: unknown
  errno?: unknown
}

function driverError(error: unknown): DriverError {
  return typeof error === 'object' && error !== null ? error : {}
}

const duplicateCodes: ReadonlySet<unknown> = new Set([
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  'SQLITE_CONSTRAINT_ROWID',
])
const busyCodes: ReadonlySet<unknown> = new Set([
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_LOCKED',
  'PROTOCOL_CONNECTION_LOST',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'POOL_CLOSED',
])
const fullCodes: ReadonlySet<unknown> = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])
/* 1205 lock wait timeout, 1213 deadlock */
const retryErrnos: ReadonlySet<unknown> = new Set([1205, 1213])
/* 1021 disk full, 1114 table is full, 3 and 28 as the engine passes the operating system's ENOSPC on */
const fullErrnos: ReadonlySet<unknown> = new Set([1021, 1114, 28])
/* 1040 too many connections, 1053 shutdown in progress, 1927 connection killed */
const busyErrnos: ReadonlySet<unknown> = new Set([1040, 1053, 1205, 1213, 1927])

/** A row with this key exists already (unique index or primary key), on either database. */
export function isDuplicateKey(error: unknown): boolean {
  const { code, errno } = driverError(error)
  return duplicateCodes.has(code) || errno === 1062
}

/** MariaDB undid the transaction for another's sake; the same work may well pass when run again. */
export function isRetryable(error: unknown): boolean {
  return retryErrnos.has(driverError(error).errno)
}

/** SQLite: another process holds the write lock. */
export function isLocked(error: unknown): boolean {
  const { code } = driverError(error)
  return code === 'SQLITE_BUSY' || code === 'SQLITE_BUSY_SNAPSHOT' || code === 'SQLITE_LOCKED'
}

/** The typed platform error of a driver's error; what is none of these (and what a work threw itself) comes back as it is. */
export function toDatabaseError(error: unknown): unknown {
  const { code, errno } = driverError(error)
  if (fullCodes.has(code) || (typeof errno === 'number' && fullErrnos.has(errno))) {
    return new StorageFullError('the database has no room left', { cause: error })
  }
  if (busyCodes.has(code) || busyErrnos.has(errno))
    return new DatabaseBusyError('the database is busy', { cause: error })
  return error
}

/** Busy, locked, undone for another's sake, no room: the same work may pass another time, so nothing is wrong with it. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof DatabaseBusyError ||
    error instanceof StorageFullError ||
    toDatabaseError(error) !== error
  )
}
