import { createHash, type Hash, randomBytes } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  CHUNK_BYTES,
  derivePayloadKeys,
  digestSeal,
  encodeHead,
  encodeSeal,
  type KeySlot,
  openChunks,
  openPayloadHeader,
  PAYLOAD_HEADER_BYTES,
  type PayloadKeys,
  SALT_BYTES,
  SEALED_CHUNK_BYTES,
  sealChunks,
} from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { syncFolder } from '../journal/write-durably.ts'
import type { Disk } from './disk.ts'

/** What is needed to write one recording's file. */
export interface SealedFileKey {
  /** Block A. */
  identity: Uint8Array
  dataKey: Uint8Array
}

/** A recording's file while it grows. What is `durable` is on the disk for good and may leave the phone. */
export interface SealedFile {
  readonly durableBytes: number
  readonly plainBytes: number
  /** Whole chunks in the file. */
  readonly chunks: number
  /** Takes sound; whole chunks of it are sealed, appended and synced before this returns. */
  append(plain: Uint8Array): Promise<void>
  /** Seals the last, short chunk and closes the file with its signed seal (block D). */
  finish(seal: FinishedSeal): Promise<{ sealedBytes: number; sealDigest: Uint8Array }>
  close(): Promise<void>
}

export interface FinishedSeal {
  durationMs: number
  endReason: number
  /** UTC ms by the phone's clock. */
  sealedAt: number
  sign(message: Uint8Array): Buffer
}

interface State {
  file: FileHandle
  keys: PayloadKeys
  /** Over A ‖ C. */
  digest: Hash
  chunks: number
  durableBytes: number
  waiting: Buffer
}

/** Begins the file: identity, key slots and payload header are on the disk when this returns. */
export async function createSealedFile(
  disk: Disk,
  path: string,
  key: SealedFileKey,
  slots: readonly KeySlot[],
): Promise<SealedFile> {
  const salt = randomBytes(SALT_BYTES)
  const keys = await derivePayloadKeys(key.dataKey, key.identity, salt, nodePrimitives)
  const payloadHeader = Buffer.concat([salt, keys.commitment])
  const head = Buffer.concat([encodeHead(Uint8Array.from(key.identity), slots), payloadHeader])
  const file = await open(path, 'w', 0o600)
  await disk.append(file, head, 0)
  await file.datasync()
  syncFolder(dirname(path))
  const digest = createHash('sha256').update(key.identity).update(payloadHeader)
  return grow(disk, key, {
    file,
    keys,
    digest,
    chunks: 0,
    durableBytes: head.length,
    waiting: Buffer.alloc(0),
  })
}

/**
 * Takes up a file that a crash left: cut to its last whole chunk. Undefined when not even its head was finished, so that
 * nothing of it can have left the phone.
 */
export async function reopenSealedFile(
  disk: Disk,
  path: string,
  key: SealedFileKey,
  payloadOffset: number,
): Promise<SealedFile | undefined> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  const chunksOffset = payloadOffset + PAYLOAD_HEADER_BYTES
  const { size } = await file.stat()
  if (size < chunksOffset) {
    await file.close()
    return undefined
  }
  const payload = await readSpan(file, payloadOffset, size - payloadOffset)
  const header = payload.subarray(0, PAYLOAD_HEADER_BYTES)
  const keys = await openPayloadHeader(key.dataKey, key.identity, header, nodePrimitives)
  const chunks = await countWholeChunks(keys, payload.subarray(PAYLOAD_HEADER_BYTES))
  const keptBytes = PAYLOAD_HEADER_BYTES + chunks * SEALED_CHUNK_BYTES
  const durableBytes = payloadOffset + keptBytes
  await file.truncate(durableBytes)
  const digest = createHash('sha256').update(key.identity).update(payload.subarray(0, keptBytes))
  return grow(disk, key, { file, keys, digest, chunks, durableBytes, waiting: Buffer.alloc(0) })
}

function grow(disk: Disk, key: SealedFileKey, state: State): SealedFile {
  async function appendWholeChunks(): Promise<void> {
    const whole: Buffer[] = []
    for (let at = 0; at + CHUNK_BYTES <= state.waiting.length; at += CHUNK_BYTES) {
      whole.push(state.waiting.subarray(at, at + CHUNK_BYTES))
    }
    if (whole.length === 0) return
    const sealed = await sealChunks(state.keys, state.chunks, whole)
    await disk.append(state.file, sealed, state.durableBytes)
    await state.file.datasync()
    state.digest.update(sealed)
    state.chunks += whole.length
    state.durableBytes += sealed.length
    state.waiting = Buffer.from(state.waiting.subarray(whole.length * CHUNK_BYTES))
  }

  return {
    get durableBytes() {
      return state.durableBytes
    },
    get chunks() {
      return state.chunks
    },
    get plainBytes() {
      return state.chunks * CHUNK_BYTES + state.waiting.length
    },
    async append(plain) {
      state.waiting = Buffer.concat([state.waiting, plain])
      await appendWholeChunks()
    },
    async finish({ durationMs, endReason, sealedAt, sign }) {
      // What did not fit before, on a full disk, is closed with out of the reserve.
      const plains = splitLast(state.waiting)
      const lastChunks = await sealChunks(state.keys, state.chunks, plains)
      const plainLength = state.chunks * CHUNK_BYTES + state.waiting.length
      const bodyDigest = state.digest.update(lastChunks).digest()
      const seal = { plainLength, durationMs, endReason, bodyDigest, sealedAt }
      const block = await encodeSeal(key.identity, seal, async (message) => sign(message))
      await disk.close(state.file, Buffer.concat([lastChunks, block]), state.durableBytes)
      await state.file.datasync()
      await state.file.close()
      return {
        sealedBytes: state.durableBytes + lastChunks.length + block.length,
        sealDigest: digestSeal(block, nodePrimitives),
      }
    },
    close: () => state.file.close(),
  }
}

/**
 * Chunks that are whole and authentic. What stands behind the last synced one may be half written, or the end of a file
 * that was being closed, which is no whole chunk however long it is.
 */
async function countWholeChunks(keys: PayloadKeys, sealed: Buffer): Promise<number> {
  for (let chunks = Math.floor(sealed.length / SEALED_CHUNK_BYTES); chunks > 0; chunks--) {
    const last = sealed.subarray((chunks - 1) * SEALED_CHUNK_BYTES, chunks * SEALED_CHUNK_BYTES)
    if (await isAuthentic(keys, chunks - 1, last)) return chunks
  }
  return 0
}

async function isAuthentic(keys: PayloadKeys, index: number, chunk: Buffer): Promise<boolean> {
  try {
    await openChunks(keys, index, [chunk])
    return true
  } catch {
    return false
  }
}

/** Whole chunks, then the short one that ends every payload, which may be empty. */
function splitLast(plain: Buffer): Buffer[] {
  const count = Math.floor(plain.length / CHUNK_BYTES) + 1
  return Array.from({ length: count }, (_, k) => plain.subarray(k * CHUNK_BYTES, (k + 1) * CHUNK_BYTES))
}

async function readSpan(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  return bytes.subarray(0, bytesRead)
}
