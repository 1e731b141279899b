export { assignPositions } from './assign-positions.ts'
export type { Db, DialectName, TransactionWork, Tx } from './database.ts'
export { databaseUrl, openDatabase, type DatabaseOptions, type OpenDb } from './open-database.ts'
export {
  DatabaseBusyError,
  InsideTransactionError,
  isDuplicateKey,
  isPassing,
  StorageFullError,
  TransactionEndedError,
} from './errors.ts'
export { type KeysetPage, keysetPage, toPage } from './keyset.ts'
export { decodeCursor, encodeCursor, type KeysetPosition } from './cursor.ts'
export { type CappedCount, countCapped } from './capped-count.ts'
export { decodeJson, encodeJson } from './json-column.ts'
export { type PreparedQuery, prepareQuery } from './prepared-query.ts'
export { prepareBatch, type PreparedBatch } from './prepared-batch.ts'
export { type MigrationRegistry, migrateToLatest, type SchemaMigration, type SchemaTools } from './migrate.ts'
export { withSavepoint } from './savepoint.ts'
