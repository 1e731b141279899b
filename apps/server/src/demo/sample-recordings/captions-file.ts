import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Captions } from '../../features/recordings/index.ts'

type CaptionsByRecording = Record<string, Captions>

/** What is said in the demo's samples, kept beside its data; real recordings have no captions. */
export function createCaptionsFile(path: string) {
  let known: CaptionsByRecording | undefined

  function load(): CaptionsByRecording {
    known ??= existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CaptionsByRecording) : {}
    return known
  }

  return {
    captionsOf: async (recordingId: string): Promise<Captions | null> => load()[recordingId] ?? null,
    add(captions: ReadonlyMap<string, Captions>): void {
      known = { ...load(), ...Object.fromEntries(captions) }
      writeFileSync(`${path}.part`, JSON.stringify(known), { mode: 0o600 })
      renameSync(`${path}.part`, path)
    },
  }
}
export type CaptionsFile = ReturnType<typeof createCaptionsFile>
