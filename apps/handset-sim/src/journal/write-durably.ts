import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a small file so that after a crash it is there whole or not at all. */
export function writeDurably(path: string, content: string | Uint8Array, mode = 0o644): void {
  const sidePath = `${path}.new`
  const file = openSync(sidePath, 'w', mode)
  try {
    writeSync(file, typeof content === 'string' ? Buffer.from(content) : content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(sidePath, path)
  syncFolder(dirname(path))
}

/** Makes names in a folder durable: a new or renamed file is safe only after this. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
