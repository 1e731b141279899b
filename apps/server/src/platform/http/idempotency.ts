import { createHmac, hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock/index.ts'
import { type Db, isDuplicateKey, prepareQuery, type Tx } from '../db/index.ts'
import { openBytes, sealBytes } from '../keys/index.ts'
import { idempotencyKeyInUse, idempotencyKeyReused } from '../errors/index.ts'

/** How long a first answer is replayed. */
const idempotencyKeptMs = 24 * 3600 * 1000

interface IdempotencyKeysTable {
  key_digest: Uint8Array
  fingerprint: Uint8Array
  status: number
  /** Encrypted; JSON in clear from a server of before, for the day that it is kept. */
  answer: string
  created_at: number
}
interface IdempotencyTables {
  idempotency_keys: IdempotencyKeysTable
}

export interface StoredAnswer {
  readonly status: number
  /** JSON text; empty when the answer has no body. */
  readonly body: string
}

/** Another node answered the same key first; its answer is the one to give. Undoes the transaction that it is thrown in. */
export class IdempotencyRaceError extends Error {
  override readonly name = 'IdempotencyRaceError'
}

/** One request under an idempotency key, from its first sight to its answer. */
export interface IdempotentRequest {
  /** The answer given before, if any. */
  readonly replay: StoredAnswer | undefined
  /** True once `complete` has been called in a transaction. */
  readonly isCompleted: boolean
  /** Keeps the answer in the act's own transaction, so that act and answer are kept or lost together. */
  complete(tx: Tx, answer: StoredAnswer): Promise<void>
  /** Keeps an answer by itself: for refusals, and for acts that are not one transaction. */
  completeAlone(answer: StoredAnswer): Promise<void>
  /** Ends the request: the key is no longer in use by it. Call it however the request ended. */
  end(): void
}

export interface IdempotencyStore {
  /** Throws `request.idempotency_key_in_use` while the first is running, `request.idempotency_key_reused` for another body. */
  begin(caller: string, key: string, fingerprint: Buffer): Promise<IdempotentRequest>
  /** Forgets up to `limit` answers that are older than a day; returns how many. */
  deleteExpired(limit: number): Promise<number>
}

const findAnswer = prepareQuery((db: Kysely<IdempotencyTables>, p: { keyDigest: Uint8Array }) =>
  db
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'status', 'answer', 'created_at'])
    .where('key_digest', '=', p.keyDigest),
)

const insertAnswer = prepareQuery((db: Kysely<IdempotencyTables>, p: IdempotencyKeysTable) =>
  db.insertInto('idempotency_keys').values({
    key_digest: p.key_digest,
    fingerprint: p.fingerprint,
    status: p.status,
    answer: p.answer,
    created_at: p.created_at,
  }),
)

function digestOf(caller: string, key: string): Buffer {
  return hash('sha256', `${caller}\n${key}`, 'buffer').subarray(0, 20)
}

const sealedMark = 'sealed:'

/*
 * Answers say what their requests were about, and fingerprints could be tried out. Both lie under a key made of the server's
 * secret and of the idempotency key itself, of which the database has no more than the digest: nobody reads them without
 * both. After a change of the secret a key of before is one that was used for something else: nothing is done twice.
 */
function createAnswerCodec(secret: Uint8Array, caller: string, key: string, keyDigest: Buffer) {
  const answerKey = createHmac('sha256', secret).update(`smartym/answer\n${caller}\n${key}`).digest()
  const aad = `smartym/answer\0${keyDigest.toString('hex')}`
  const keyed = (fingerprint: Buffer): Buffer => createHmac('sha256', answerKey).update(fingerprint).digest()
  return {
    keyed,
    seal: (text: string): string =>
      sealedMark + sealBytes(answerKey, aad, Buffer.from(text)).toString('base64'),
    /** Undefined when the request was another one. Those of a server of before lie in clear, for the day that they are kept. */
    open({ answer, fingerprint }: Pick<IdempotencyKeysTable, 'answer' | 'fingerprint'>, asked: Buffer) {
      const isSealed = answer.startsWith(sealedMark)
      if (!(isSealed ? keyed(asked) : asked).equals(fingerprint)) return undefined
      if (!isSealed) return answer
      const sealed = Buffer.from(answer.slice(sealedMark.length), 'base64')
      return openBytes(answerKey, aad, sealed).toString()
    },
  }
}
type AnswerCodec = ReturnType<typeof createAnswerCodec>

/** SHA-256 over what makes two requests the same: operation, address, body. */
export function fingerprintOf(operationId: string, url: string, body: unknown): Buffer {
  return hash('sha256', `${operationId}\n${url}\n${JSON.stringify(body) ?? ''}`, 'buffer')
}

/**
 * The first answers. Keys in use are known to this process; on other nodes the unique key of the first answer
 * decides, inside the act's transaction. Answers lie encrypted; `secret` has 32 bytes.
 */
export function createIdempotencyStore(
  db: Db,
  clock: Pick<Clock, 'now'>,
  secret: Uint8Array,
): IdempotencyStore {
  const inUse = new Set<string>()

  async function find(
    keyDigest: Buffer,
    fingerprint: Buffer,
    codec: AnswerCodec,
  ): Promise<StoredAnswer | undefined> {
    const { rows } = await findAnswer.run(db.read<IdempotencyTables>(), { keyDigest })
    const [row] = rows
    if (row === undefined || row.created_at + idempotencyKeptMs <= clock.now()) return undefined
    const body = codec.open(row, fingerprint)
    if (body === undefined) throw idempotencyKeyReused()
    return { status: row.status, body }
  }

  async function insert(
    tx: Tx,
    keyDigest: Buffer,
    fingerprint: Buffer,
    { status, body }: StoredAnswer,
  ): Promise<void> {
    const keys = tx.on<IdempotencyTables>()
    const row = { key_digest: keyDigest, fingerprint, status, answer: body, created_at: clock.now() }
    try {
      await insertAnswer.run(keys, row)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      const expired = await keys
        .deleteFrom('idempotency_keys')
        .where('key_digest', '=', keyDigest)
        .where('created_at', '<=', clock.now() - idempotencyKeptMs)
        .executeTakeFirst()
      if (expired.numDeletedRows === 0n)
        throw new IdempotencyRaceError('answered elsewhere', { cause: error })
      await insertAnswer.run(keys, row)
    }
  }

  return {
    async begin(caller, key, fingerprint) {
      const keyDigest = digestOf(caller, key)
      const codec = createAnswerCodec(secret, caller, key, keyDigest)
      const sealed = ({ status, body }: StoredAnswer): StoredAnswer => ({ status, body: codec.seal(body) })
      const slot = keyDigest.toString('base64')
      if (inUse.has(slot)) throw idempotencyKeyInUse()
      inUse.add(slot)
      let isCompleted = false
      try {
        const replay = await find(keyDigest, fingerprint, codec)
        return {
          replay,
          get isCompleted() {
            return isCompleted
          },
          async complete(tx, answer) {
            await insert(tx, keyDigest, codec.keyed(fingerprint), sealed(answer))
            tx.afterCommit(() => {
              isCompleted = true
            })
          },
          async completeAlone(answer) {
            await db.transaction((tx) => insert(tx, keyDigest, codec.keyed(fingerprint), sealed(answer)))
            isCompleted = true
          },
          end: () => void inUse.delete(slot),
        }
      } catch (error) {
        inUse.delete(slot)
        throw error
      }
    },

    async deleteExpired(limit) {
      const before = clock.now() - idempotencyKeptMs
      const old = await db
        .read<IdempotencyTables>()
        .selectFrom('idempotency_keys')
        .select('key_digest')
        .where('created_at', '<=', before)
        .limit(limit)
        .execute()
      if (old.length === 0) return 0
      const digests = old.map((row) => row.key_digest)
      await db.transaction((tx) =>
        tx
          .on<IdempotencyTables>()
          .deleteFrom('idempotency_keys')
          .where('key_digest', 'in', digests)
          .where('created_at', '<=', before)
          .execute(),
      )
      return old.length
    },
  }
}
