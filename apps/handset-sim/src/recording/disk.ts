import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { type FileHandle, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes set aside so that a recording can be closed, and the journal written, on a disk that has become full. */
const reserveBytes = 262_144

/** The phone's storage for recordings. */
export interface Disk {
  pathOf(recordingId: string, suffix: '.smr' | '.tail'): string
  readonly folder: string
  freeBytes(): number
  totalBytes(): number
  /** Pretends that nothing more fits (fault panel); what closes a recording still does, out of the reserve. */
  setFull(isFull: boolean): void
  /** Writes growth of a file; throws ENOSPC on a full disk. */
  append(file: FileHandle, bytes: Uint8Array, position: number): Promise<void>
  /** Writes what closes a file, giving up the reserve for it if need be. */
  close(file: FileHandle, bytes: Uint8Array, position: number): Promise<void>
  releaseReserve(): void
  remove(recordingId: string): Promise<void>
  removeTail(recordingId: string): Promise<void>
  /** Sets room aside again, if there is any. */
  keepReserve(): void
}

export function createDisk(dir: string): Disk {
  const folder = join(dir, 'recordings')
  const reservePath = join(dir, 'reserve')
  let isSaidFull = false
  const releaseReserve = (): void => rmSync(reservePath, { force: true })
  const disk: Disk = {
    folder,
    pathOf: (recordingId, suffix) => join(folder, `${recordingId}${suffix}`),
    freeBytes() {
      if (isSaidFull) return 0
      const { bavail, bsize } = statfsSync(dir)
      return bavail * bsize
    },
    totalBytes() {
      const { blocks, bsize } = statfsSync(dir)
      return blocks * bsize
    },
    setFull: (isFull) => void (isSaidFull = isFull),
    async append(file, bytes, position) {
      if (isSaidFull) throw noSpace()
      await writeWhole(file, bytes, position)
    },
    async close(file, bytes, position) {
      try {
        await writeWhole(file, bytes, position)
      } catch (error) {
        if (!isNoSpace(error)) throw error
        releaseReserve()
        await writeWhole(file, bytes, position)
      }
    },
    releaseReserve,
    async remove(recordingId) {
      await rm(disk.pathOf(recordingId, '.smr'), { force: true })
      await disk.removeTail(recordingId)
    },
    removeTail: (recordingId) => rm(disk.pathOf(recordingId, '.tail'), { force: true }),
    keepReserve() {
      if (statSync(reservePath, { throwIfNoEntry: false })?.size === reserveBytes) return
      try {
        writeReserve(reservePath)
      } catch (error) {
        if (!isNoSpace(error)) throw error
        releaseReserve()
      }
    },
  }
  disk.keepReserve()
  return disk
}

/** Is this the error of a disk without room. */
export function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}

function noSpace(): Error {
  return Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written)
    written += bytesWritten
  }
}

function writeReserve(path: string): void {
  const file = openSync(path, 'w', 0o600)
  try {
    writeSync(file, Buffer.alloc(reserveBytes, 0x52))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
