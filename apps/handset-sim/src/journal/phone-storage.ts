import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type PhoneDatabase = Database.Database

const fileName = 'handset.db'

/**
 * The phone's database file: the app's journal, what sealing must remember, and the phone's own call log, which on a real
 * phone belongs to the system. Every commit is on the disk before it returns, so that a killed process finds it.
 */
export function isPhoneDatabaseThere(dir: string): boolean {
  return existsSync(join(dir, fileName))
}

export function openPhoneDatabase(dir: string): PhoneDatabase {
  mkdirSync(join(dir, 'recordings'), { recursive: true, mode: 0o700 })
  const database = new Database(join(dir, fileName))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec(schema)
  addSimColumn(database)
  return database
}

const schema = `
  create table if not exists facts (name text primary key, value text not null) strict;
  create table if not exists journal (key text primary key, value blob not null) strict;
  create table if not exists recordings (
    recording_id text primary key,
    device_seq integer not null unique,
    media text not null,
    state text not null,
    identity blob not null,
    wrapped_key blob,
    started_at_wall_ms integer not null,
    call_id text not null,
    seal_digest blob,
    outcome text
  ) strict;
  create table if not exists phone_calls (
    telephony_id text primary key,
    call_id text,
    direction text not null,
    phone_number text,
    boot_id text not null,
    script text not null,
    placed_at_wall_ms integer not null,
    ringing_at_wall_ms integer,
    connected_at_wall_ms integer,
    ended_at_wall_ms integer,
    end_cause text,
    sim_id text not null default 'sim-1'
  ) strict;
  create table if not exists phone_texts (
    text_message_id text not null,
    phone_number text not null,
    body text not null,
    sent_at_wall_ms integer not null
  ) strict;
`

/* Phones that are older than the second SIM have no such column. */
function addSimColumn(database: PhoneDatabase): void {
  const columns = database.pragma('table_info(phone_calls)') as { name: string }[]
  if (!columns.some(({ name }) => name === 'sim_id'))
    database.exec(`alter table phone_calls add column sim_id text not null default 'sim-1'`)
}

/** Small named facts of the phone: its registration, the number of its boots. */
export interface FactStore {
  find(name: string): string | undefined
  set(name: string, value: string): void
  remove(name: string): void
}

export function createFactStore(database: PhoneDatabase): FactStore {
  const find = database.prepare<[string], { value: string }>('select value from facts where name = ?')
  const set = database.prepare(
    'insert into facts values (?, ?) on conflict do update set value = excluded.value',
  )
  const remove = database.prepare('delete from facts where name = ?')
  return {
    find: (name) => find.get(name)?.value,
    set: (name, value) => void set.run(name, value),
    remove: (name) => void remove.run(name),
  }
}
