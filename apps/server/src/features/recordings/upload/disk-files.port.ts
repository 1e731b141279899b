import { type FileHandle, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises'

/** An open file, as far as growing recordings need it. */
export type DiskFile = Pick<FileHandle, 'writev' | 'read' | 'truncate' | 'datasync' | 'stat' | 'close'>

/** The file system, so that tests can see the order of its calls and let them fail. */
export interface DiskFiles {
  open(path: string, flags: 'r+' | 'w+'): Promise<DiskFile>
  stat(path: string): Promise<{ size: number }>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  makeFolder(path: string): Promise<string | undefined>
  syncFolder(path: string): Promise<void>
  writeFile(path: string, bytes: Uint8Array): Promise<void>
}

export const nodeFiles: DiskFiles = {
  open: (path, flags) => open(path, flags, 0o600),
  stat: (path) => stat(path),
  rename,
  remove: (path) => rm(path, { force: true }),
  makeFolder: (path) => mkdir(path, { recursive: true, mode: 0o700 }),
  async syncFolder(path) {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
  writeFile: (path, bytes) => writeFile(path, bytes, { mode: 0o600, flush: true }),
}
