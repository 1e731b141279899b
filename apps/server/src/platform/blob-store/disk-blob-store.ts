import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { StorageFullError } from '../db/index.ts'
import { BlobNotFoundError, type BlobStore, type ByteRange, ensureKey } from './blob-store.port.ts'

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

/** Makes a folder's entries durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeAll(file: FileHandle, content: Uint8Array | Readable): Promise<number> {
  if (content instanceof Uint8Array) {
    await file.writeFile(content)
    return content.length
  }
  let sizeBytes = 0
  for await (const piece of content as AsyncIterable<Uint8Array>) {
    await file.write(piece)
    sizeBytes += piece.length
  }
  return sizeBytes
}

/** Blobs as files under one folder: written aside, fsynced, renamed, folder fsynced. */
export class DiskBlobStore implements BlobStore {
  readonly #root: string
  readonly #knownFolders = new Set<string>()

  constructor(root: string) {
    this.#root = root
  }

  async put(key: string, content: Uint8Array | Readable): Promise<number> {
    const path = this.#path(key)
    await this.#ensureFolder(dirname(path))
    const aside = `${path}.${randomUUID()}.part`
    try {
      const file = await open(aside, 'wx', 0o600)
      let sizeBytes: number
      try {
        sizeBytes = await writeAll(file, content)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, path)
      await syncFolder(dirname(path))
      return sizeBytes
    } catch (error) {
      await rm(aside, { force: true })
      const code = codeOf(error)
      if (code === 'ENOSPC' || code === 'EDQUOT')
        throw new StorageFullError('the blob store has no room left', { cause: error })
      throw error
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    try {
      const file = await open(this.#path(key), 'r')
      return file.createReadStream(range === undefined ? {} : { start: range.start, end: range.end })
    } catch (error) {
      if (codeOf(error) === 'ENOENT') throw new BlobNotFoundError(`there is no blob ${key}`, { cause: error })
      throw error
    }
  }

  async stat(key: string): Promise<{ sizeBytes: number } | undefined> {
    try {
      return { sizeBytes: (await stat(this.#path(key))).size }
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  }

  async delete(key: string): Promise<void> {
    const path = this.#path(key)
    try {
      await unlink(path)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return
      throw error
    }
    await syncFolder(dirname(path))
  }

  #path(key: string): string {
    ensureKey(key)
    return join(this.#root, key)
  }

  /* A new folder's own entry must be durable too, up to the root. */
  async #ensureFolder(folder: string): Promise<void> {
    if (this.#knownFolders.has(folder)) return
    const firstMade = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (firstMade !== undefined) {
      for (let made = folder; made.length >= firstMade.length; made = dirname(made))
        await syncFolder(dirname(made))
    }
    this.#knownFolders.add(folder)
  }
}
