import type { Db } from '../../../platform/db/index.ts'
import { leafHashOf } from '../audit.rules.ts'
import type { AuditEntryRow, AuditTables } from '../audit.table.ts'
import type { CheckpointVerifier } from '../checkpoints/checkpoints.rules.ts'
import { MerkleFrontier } from '../merkle-log/merkle-log.rules.ts'
import { blockEntries, isOldEnough, leafHashBytes } from '../retention/retention.rules.ts'
import { Broken, ExpectedRoots } from './expected-roots.ts'
import { TrustedKeys } from './trusted-keys.ts'

/** What `verify` found: the log is whole, or the first place where it is not. */
export type Verdict =
  | {
      readonly ok: true
      readonly entries: number
      /** Root of the log, base64. */
      readonly root: string
      /** Entries that no checkpoint covers yet. */
      readonly unsigned: number
      /** Entries that are not appended yet. */
      readonly waiting: number
      /** Entries of which only the hashes are left, because their time of keeping is over. */
      readonly purged: number
    }
  | { readonly ok: false; readonly firstBadEntry: number | null; readonly reason: string }

export interface VerificationOptions {
  readonly db: Db
  /** Keys that are trusted; those that they handed over to or took over from are found in the notes. */
  readonly verifiers: readonly [CheckpointVerifier, ...CheckpointVerifier[]]
  /** Notes that were kept outside of the database. */
  readonly exportedNotes: readonly string[]
  /** UTC ms. */
  readonly now: number
}

const batch = 2000
/** Entries and time that may pass before a checkpoint covers an entry, with room for a stopped server; more means that checkpoints were removed. */
const maxUnsignedEntries = 5000
const maxUnsignedMs = 10 * 60_000

/** Reads the whole log and compares values, hashes, order, head and every signed checkpoint. */
export async function verifyAuditLog(options: VerificationOptions): Promise<Verdict> {
  const { db, verifiers, exportedNotes, now } = options
  try {
    const stored = await listStoredCheckpoints(db)
    const keys = new TrustedKeys(verifiers, [...stored.map(({ note }) => note), ...exportedNotes])
    const checkpoints = [...openStored(stored, keys), ...openExported(exportedNotes, keys)]
    const expected = new ExpectedRoots(checkpoints)
    const frontier = new MerkleFrontier()
    expected.compare(frontier)
    const purged = await readPurged(db, frontier, expected)
    const signed = checkpoints.map(({ checkpoint }) => checkpoint)
    if (purged > 0 && !isOldEnough(purged, signed, now))
      throw new Broken(0, `the first ${purged} entries were purged before their time`)
    const times = { lastAt: 0, firstUnsignedAt: undefined }
    const head = await readToHead(db, frontier, expected, times)
    expected.ensureAllSeen(frontier.size)
    await ensureNoOthers(db, frontier.size, purged)
    if (!head.root().equals(frontier.root()))
      throw new Broken(expected.lastSigned, 'the head of the log is not that of its entries')
    ensureSigned(frontier.size, expected.lastSigned, times)
    return {
      ok: true,
      entries: frontier.size,
      root: frontier.root().toString('base64'),
      unsigned: frontier.size - expected.lastSigned,
      waiting: await checkWaiting(db, frontier.size, times.lastAt),
      purged,
    }
  } catch (error) {
    if (error instanceof Broken)
      return { ok: false, firstBadEntry: error.firstBadEntry, reason: error.message }
    throw error
  }
}

async function readHead(db: Db): Promise<MerkleFrontier> {
  const rows = await db.read<AuditTables>().selectFrom('audit_log_heads').selectAll().execute()
  const [row] = rows
  if (row === undefined) return new MerkleFrontier()
  try {
    if (rows.length > 1 || row.name !== 'audit') throw new RangeError('more than one head')
    return new MerkleFrontier(row.tree_size, row.subtree_roots)
  } catch {
    throw new Broken(null, 'the head of the log is damaged')
  }
}

function listStoredCheckpoints(db: Db): Promise<AuditTables['audit_checkpoints'][]> {
  return db.read<AuditTables>().selectFrom('audit_checkpoints').selectAll().orderBy('tree_size').execute()
}

function openStored(rows: readonly AuditTables['audit_checkpoints'][], keys: TrustedKeys) {
  return rows.map((row) => {
    const checkpoint = keys.open(row.note)
    const isSame =
      checkpoint?.treeSize === row.tree_size &&
      checkpoint.signedAt === row.signed_at &&
      checkpoint.rootHash.equals(row.root_hash)
    if (checkpoint === undefined || !isSame) {
      throw new Broken(
        null,
        `the stored checkpoint of ${row.tree_size} entries is not one that our key signed`,
      )
    }
    return { checkpoint, source: `the stored checkpoint of ${row.tree_size} entries` }
  })
}

function openExported(notes: readonly string[], keys: TrustedKeys) {
  return notes.map((note, i) => {
    const checkpoint = keys.open(note)
    if (checkpoint === undefined)
      throw new Broken(null, `exported checkpoint ${i + 1} is not one that our key signed`)
    return { checkpoint, source: `the exported checkpoint of ${checkpoint.treeSize} entries` }
  })
}

/* Goes over the hashes that are left of purged entries; returns how many there are. */
async function readPurged(db: Db, frontier: MerkleFrontier, expected: ExpectedRoots): Promise<number> {
  for (;;) {
    const block = await db
      .read<AuditTables>()
      .selectFrom('audit_purged_blocks')
      .selectAll()
      .where('first_position', '>=', frontier.size)
      .orderBy('first_position')
      .limit(1)
      .executeTakeFirst()
    if (block === undefined) return await ensureGone(db, frontier.size)
    const hashes = Buffer.from(block.leaf_hashes)
    if (block.first_position !== frontier.size || hashes.length !== blockEntries * leafHashBytes)
      throw new Broken(frontier.size, `the hashes of the purged entries from ${frontier.size} on are damaged`)
    for (let at = 0; at < hashes.length; at += leafHashBytes) {
      frontier.append(hashes.subarray(at, at + leafHashBytes))
      expected.compare(frontier)
    }
  }
}

async function ensureGone(db: Db, purged: number): Promise<number> {
  const left = await db
    .read<AuditTables>()
    .selectFrom('audit_entries')
    .select('position')
    .where('position', '<', purged)
    .limit(1)
    .executeTakeFirst()
  if (left !== undefined)
    throw new Broken(left.position, `entry ${left.position} stands beside its purged hash`)
  return purged
}

/* Of the entries read so far. */
interface Times {
  lastAt: number
  /** Of the first that no checkpoint covers. */
  firstUnsignedAt: number | undefined
}

/* A server that runs appends meanwhile: the head is read again for as long as it moves. Returns the head of what was read. */
async function readToHead(
  db: Db,
  frontier: MerkleFrontier,
  expected: ExpectedRoots,
  times: Times,
): Promise<MerkleFrontier> {
  let head = await readHead(db)
  for (;;) {
    await readEntries(db, frontier, expected, times)
    if (head.size === frontier.size) return head
    const moved = await readHead(db)
    if (moved.size === head.size)
      throw new Broken(
        Math.min(head.size, frontier.size),
        `the log had ${head.size} entries, ${frontier.size} are there`,
      )
    head = moved
  }
}

async function readEntries(
  db: Db,
  frontier: MerkleFrontier,
  expected: ExpectedRoots,
  times: Times,
): Promise<void> {
  for (;;) {
    const rows = await listFrom(db, frontier.size)
    for (const row of rows) {
      appendChecked(row, frontier)
      expected.compare(frontier)
      times.lastAt = row.at
      times.firstUnsignedAt =
        expected.lastSigned === frontier.size ? undefined : (times.firstUnsignedAt ?? row.at)
    }
    if (rows.length < batch) return
  }
}

/* Batches begin behind the last place that was read, so a second entry of that place is seen only by its number. */
async function ensureNoOthers(db: Db, size: number, purged: number): Promise<void> {
  const { count } = await db
    .read<AuditTables>()
    .selectFrom('audit_entries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('position', '<', size)
    .executeTakeFirstOrThrow()
  if (Number(count) === size - purged) return
  const twice = await db
    .read<AuditTables>()
    .selectFrom('audit_entries')
    .select('position')
    .where('position', '<', size)
    .groupBy('position')
    .having((eb) => eb.fn.countAll<number>(), '>', 1)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  throw new Broken(twice?.position ?? null, `${Number(count)} entries stand in ${size - purged} places`)
}

function listFrom(db: Db, position: number): Promise<AuditEntryRow[]> {
  return db
    .read<AuditTables>()
    .selectFrom('audit_entries')
    .selectAll()
    .where('position', '>=', position)
    .orderBy('position')
    .limit(batch)
    .execute()
}

function appendChecked(row: AuditEntryRow, frontier: MerkleFrontier): void {
  if (row.position !== frontier.size) throw new Broken(frontier.size, `entry ${frontier.size} is missing`)
  const leaf = leafHashOf(row)
  if (!leaf.equals(row.leaf_hash))
    throw new Broken(frontier.size, `entry ${frontier.size} (${row.id}) was changed`)
  frontier.append(leaf)
}

function ensureSigned(size: number, lastSigned: number, { lastAt, firstUnsignedAt }: Times): void {
  const unsigned = size - lastSigned
  const spanMs = firstUnsignedAt === undefined ? 0 : lastAt - firstUnsignedAt
  if (unsigned === 0 || (lastSigned > 0 && unsigned <= maxUnsignedEntries && spanMs <= maxUnsignedMs)) return
  throw new Broken(lastSigned, `no checkpoint covers the last ${unsigned} entries`)
}

/* Returns how many entries wait to be appended. They wait for a second; those older than the log's end were put there by hand. */
async function checkWaiting(db: Db, size: number, lastAt: number): Promise<number> {
  const rows = await db
    .read<AuditTables>()
    .selectFrom('audit_entries')
    .selectAll()
    .where('position', 'is', null)
    .orderBy('id')
    .execute()
  for (const row of rows) {
    if (!leafHashOf(row).equals(row.leaf_hash))
      throw new Broken(size, `an entry that waits (${row.id}) was changed`)
    if (row.at < lastAt - maxUnsignedMs)
      throw new Broken(size, `an entry (${row.id}) was put behind later ones`)
  }
  return rows.length
}
