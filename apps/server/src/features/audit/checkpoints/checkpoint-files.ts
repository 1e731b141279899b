import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../../../platform/blob-store/index.ts'
import type { CheckpointSink } from './checkpoint-sink.port.ts'
import { sizeOf, splitNotes } from './checkpoints.rules.ts'

/** Files `<folder>/YYYY-MM.txt` of notes one after another, fsynced; copy them off the machine. */
export function createCheckpointFiles(folder: string): CheckpointSink {
  return {
    name: 'file',
    isPerNode: true,
    async append({ note, signedAt }) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `${new Date(signedAt).toISOString().slice(0, 7)}.txt`)
      const isNew = !existsSync(path)
      const file = await open(path, 'a', 0o600)
      try {
        await file.writeFile(note)
        await file.sync()
      } finally {
        await file.close()
      }
      if (isNew) await syncFolder(folder)
    },
    findLastSize() {
      const last = readCheckpointFiles(folder).at(-1)
      return last === undefined ? undefined : sizeOf(last)
    },
  }
}

/** Every note in the folder's files, oldest first; none when there is no folder. */
export function readCheckpointFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return names.toSorted().flatMap((name) => splitNotes(readFileSync(join(folder, name), 'utf8')))
}
