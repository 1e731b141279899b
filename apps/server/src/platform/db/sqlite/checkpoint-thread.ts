import { workerData } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'

const everyMs = 100

const { file } = workerData as { file: string }
const db = new BetterSqlite3(file, { timeout: 0 })
db.pragma('synchronous = full')

/* Passive: takes what it can get without waiting for, or holding up, anybody. */
setInterval(() => db.pragma('wal_checkpoint(passive)'), everyMs)
