import { dirname, join } from 'node:path'
import { StorageFullError } from '../../../platform/db/index.ts'
import { type DiskFile, type DiskFiles, nodeFiles } from './disk-files.port.ts'
import type { PieceFile, PieceStore } from './piece-store.port.ts'
import { createSharedSync } from './shared-sync.ts'

const keySegment = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}$/

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function toStoreError(error: unknown): unknown {
  const isFull =
    error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
  return isFull ? new StorageFullError('the folder of recordings has no room left', { cause: error }) : error
}

class DiskPieceFile implements PieceFile {
  readonly #file: DiskFile
  #sizeBytes: number
  #isOpen = true

  constructor(file: DiskFile, sizeBytes: number) {
    this.#file = file
    this.#sizeBytes = sizeBytes
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  async append(pieces: readonly Uint8Array[]): Promise<void> {
    let left = pieces.filter((piece) => piece.length > 0)
    try {
      while (left.length > 0) {
        const { bytesWritten } = await this.#file.writev(left, this.#sizeBytes)
        this.#sizeBytes += bytesWritten
        left = skip(left, bytesWritten)
      }
    } catch (error) {
      this.#sizeBytes = (await this.#file.stat()).size
      throw toStoreError(error)
    }
  }

  async cutTo(sizeBytes: number): Promise<void> {
    await this.#file.truncate(sizeBytes)
    this.#sizeBytes = sizeBytes
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = Buffer.allocUnsafe(length)
    for (let at = 0; at < length;) {
      const { bytesRead } = await this.#file.read(bytes, at, length - at, offset + at)
      if (bytesRead === 0) throw new RangeError('read behind the end of a growing recording')
      at += bytesRead
    }
    return bytes
  }

  async sync(): Promise<void> {
    try {
      await this.#file.datasync()
    } catch (error) {
      await this.cutTo(0)
      throw toStoreError(error)
    }
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#file.close()
  }
}

function skip(pieces: readonly Uint8Array[], length: number): Uint8Array[] {
  const left = [...pieces]
  let rest = length
  while (left[0] !== undefined && rest >= left[0].length) rest -= left.shift()?.length ?? 0
  if (left[0] !== undefined && rest > 0) left[0] = left[0].subarray(rest)
  return left
}

/** Growing recordings as files beside the place where they end: `<root>/<key>.part`, renamed to `<root>/<key>`. */
export class DiskPieceStore implements PieceStore {
  readonly #root: string
  readonly #quarantineRoot: string
  readonly #files: DiskFiles
  readonly #syncFolder: (path: string) => Promise<void>
  readonly #knownFolders = new Set<string>()

  /** `root` is the blob store's own. */
  constructor(root: string, quarantineRoot: string, files: DiskFiles = nodeFiles) {
    this.#root = root
    this.#quarantineRoot = quarantineRoot
    this.#files = files
    this.#syncFolder = createSharedSync((path) => files.syncFolder(path))
  }

  async open(key: string): Promise<PieceFile> {
    const path = this.#path(key)
    try {
      await this.#ensureFolder(dirname(path))
      const file = await this.#openPart(path)
      return new DiskPieceFile(file, (await file.stat()).size)
    } catch (error) {
      throw toStoreError(error)
    }
  }

  async create(key: string): Promise<PieceFile> {
    const path = this.#path(key)
    try {
      await this.#ensureFolder(dirname(path))
      return new DiskPieceFile(await this.#files.open(`${path}.part`, 'w+'), 0)
    } catch (error) {
      throw toStoreError(error)
    }
  }

  async #openPart(path: string): Promise<DiskFile> {
    const part = `${path}.part`
    try {
      return await this.#files.open(part, 'r+')
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    try {
      await this.#files.rename(path, part)
      return await this.#files.open(part, 'r+')
    } catch (error) {
      if (!isMissing(error)) throw error
      return this.#files.open(part, 'w+')
    }
  }

  async sizeOf(key: string): Promise<number | undefined> {
    const path = this.#path(key)
    return (await this.#sizeAt(`${path}.part`)) ?? this.#sizeAt(path)
  }

  async finish(key: string, file: PieceFile): Promise<void> {
    if (!(file instanceof DiskPieceFile)) throw new TypeError('not a file of this store')
    const path = this.#path(key)
    await file.sync()
    await file.close()
    try {
      await this.#files.rename(`${path}.part`, path)
      await this.#syncFolder(dirname(path))
    } catch (error) {
      throw toStoreError(error)
    }
  }

  async quarantine(key: string, name: string, head: Uint8Array): Promise<void> {
    if (!keySegment.test(name)) throw new TypeError('not a name in quarantine')
    await this.#ensureFolder(this.#quarantineRoot)
    const aside = join(this.#quarantineRoot, name)
    await this.#files.writeFile(`${aside}.head`, head)
    try {
      await this.#files.rename(`${this.#path(key)}.part`, `${aside}.smr`)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
    await this.#syncFolder(this.#quarantineRoot)
  }

  async discard(key: string): Promise<void> {
    await this.#files.remove(`${this.#path(key)}.part`)
  }

  async #sizeAt(path: string): Promise<number | undefined> {
    try {
      return (await this.#files.stat(path)).size
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  #path(key: string): string {
    if (key.length > 400 || !key.split('/').every((segment) => keySegment.test(segment)))
      throw new TypeError(`not a key: ${key.slice(0, 80)}`)
    return join(this.#root, key)
  }

  /* A new folder's own entry must be durable too, up to the root. */
  async #ensureFolder(folder: string): Promise<void> {
    if (this.#knownFolders.has(folder)) return
    const firstMade = await this.#files.makeFolder(folder)
    if (firstMade !== undefined) {
      for (let made = folder; made.length >= firstMade.length; made = dirname(made))
        await this.#syncFolder(dirname(made))
    }
    this.#knownFolders.add(folder)
  }
}
