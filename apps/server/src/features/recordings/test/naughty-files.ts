import { basename } from 'node:path'
import { type DiskFile, type DiskFiles, nodeFiles } from '../upload/disk-files.port.ts'

/** A file system that tells the order of its calls and fails when it is told to. */
export class NaughtyFiles implements DiskFiles {
  readonly calls: string[] = []
  /** Bytes that still fit; a write beyond is cut short, then refused. */
  roomBytes = Number.POSITIVE_INFINITY
  /** Error code of the next calls of each kind. */
  readonly failing = new Map<'writev' | 'datasync' | 'rename' | 'syncFolder', string>()

  #fail(what: 'writev' | 'datasync' | 'rename' | 'syncFolder'): void {
    const code = this.failing.get(what)
    if (code !== undefined) throw Object.assign(new Error(`${code}: ${what}`), { code })
  }

  async open(path: string, flags: 'r+' | 'w+'): Promise<DiskFile> {
    const file = await nodeFiles.open(path, flags)
    const name = basename(path).replace(/^rec_[0-9a-f]+/, 'rec')
    const writev = async (buffers: readonly NodeJS.ArrayBufferView[], position?: number | null) => {
      this.#fail('writev')
      const whole = Buffer.concat(
        buffers.map((each) => new Uint8Array(each.buffer, each.byteOffset, each.byteLength)),
      )
      if (this.roomBytes <= 0) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
      const fits = whole.subarray(0, Math.min(whole.length, this.roomBytes))
      this.roomBytes -= fits.length
      this.calls.push(`write ${name}`)
      return file.writev([fits], position ?? undefined)
    }
    const own = {
      writev,
      datasync: async () => {
        this.#fail('datasync')
        this.calls.push(`sync ${name}`)
        await file.datasync()
      },
      read: file.read.bind(file),
      truncate: file.truncate.bind(file),
      stat: file.stat.bind(file),
      close: () => {
        this.calls.push(`close ${name}`)
        return file.close()
      },
    }
    return own as unknown as DiskFile
  }

  stat(path: string): Promise<{ size: number }> {
    return nodeFiles.stat(path)
  }

  async rename(from: string, to: string): Promise<void> {
    this.#fail('rename')
    await nodeFiles.rename(from, to)
    this.calls.push(`rename ${basename(to).replace(/^rec_[0-9a-f]+/, 'rec')}`)
  }

  remove(path: string): Promise<void> {
    return nodeFiles.remove(path)
  }

  makeFolder(path: string): Promise<string | undefined> {
    return nodeFiles.makeFolder(path)
  }

  async syncFolder(path: string): Promise<void> {
    this.#fail('syncFolder')
    this.calls.push(`sync-folder ${basename(path)}`)
    await nodeFiles.syncFolder(path)
  }

  writeFile(path: string, bytes: Uint8Array): Promise<void> {
    return nodeFiles.writeFile(path, bytes)
  }
}
