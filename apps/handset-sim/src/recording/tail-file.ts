import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { Disk } from './disk.ts'

const headBytes = 16
const tagBytes = 16

/**
 * The side file of a running recording: what is not yet in a whole chunk, encrypted, on the disk every second, so that a
 * crash costs a second of sound and not ten. A record is chunkIndex 4 ‖ serial 4 ‖ heardMs 4 ‖ length 4 ‖ ciphertext ‖ tag.
 */
export interface TailFile {
  /** Adds bytes of chunk `chunkIndex`; a new chunk makes what was before it superfluous. */
  add(chunkIndex: number, bytes: Uint8Array, heardMs: number): Promise<void>
  close(): Promise<void>
}

/** What a tail still knows of the chunk that was not whole. */
export interface TailContent {
  bytes: Buffer
  /** Milliseconds of sound until its last record; null without one. */
  heardMs: number | null
}

export async function createTailFile(disk: Disk, path: string, dataKey: Uint8Array): Promise<TailFile> {
  const key = tailKey(dataKey)
  const file = await open(path, 'w', 0o600)
  let serial = 0
  let position = 0
  let chunkAtHand = 0
  return {
    async add(chunkIndex, bytes, heardMs) {
      if (chunkIndex !== chunkAtHand) {
        await file.truncate(0)
        position = 0
        chunkAtHand = chunkIndex
      }
      const record = sealRecord(key, { chunkIndex, serial: serial++, heardMs }, bytes)
      await disk.append(file, record, position)
      position += record.length
      await file.datasync()
    },
    close: () => file.close(),
  }
}

/** The bytes of chunk `chunkIndex` that a crash left behind; ends at the first record that is not whole. */
export async function readTail(path: string, dataKey: Uint8Array, chunkIndex: number): Promise<TailContent> {
  const key = tailKey(dataKey)
  const file = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const pieces: Buffer[] = []
  let heardMs: number | null = null
  for (let at = 0; at + headBytes <= file.length;) {
    const head = file.subarray(at, at + headBytes)
    const end = at + headBytes + head.readUInt32BE(12) + tagBytes
    const plain = end <= file.length ? openRecord(key, head, file.subarray(at + headBytes, end)) : undefined
    if (!plain) break
    if (head.readUInt32BE(0) === chunkIndex) {
      pieces.push(plain)
      heardMs = head.readUInt32BE(8)
    }
    at = end
  }
  return { bytes: Buffer.concat(pieces), heardMs }
}

function tailKey(dataKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(0), 'tail', 32))
}

/* Chunk and serial never repeat under one data key: a recording that was interrupted is closed, never gone on with. */
function nonceOf(head: Buffer): Buffer {
  return Buffer.concat([Buffer.alloc(4), head.subarray(0, 8)])
}

function sealRecord(
  key: Buffer,
  { chunkIndex, serial, heardMs }: { chunkIndex: number; serial: number; heardMs: number },
  bytes: Uint8Array,
): Buffer {
  const head = Buffer.alloc(headBytes)
  for (const [index, value] of [chunkIndex, serial, Math.floor(heardMs), bytes.length].entries()) {
    head.writeUInt32BE(value, index * 4)
  }
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(head)).setAAD(head)
  return Buffer.concat([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

function openRecord(key: Buffer, head: Buffer, sealed: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(head))
  decipher.setAAD(head).setAuthTag(sealed.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    return undefined
  }
}
