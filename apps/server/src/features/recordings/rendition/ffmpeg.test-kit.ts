import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SPEECH = join(import.meta.dirname, '../../../../../handset-sim/speech')
const MAX_BYTES = 2 ** 28

/** Bytes of a checked-in dialogue: 29 s of Korean, in `amr`, `3gp` or `mp3`. */
export function readSpeech(extension: 'amr' | '3gp' | 'mp3'): Buffer {
  return readFileSync(join(SPEECH, `dialogue-1.${extension}`))
}
export const SPEECH_MS = 28_980

/** Lets ffmpeg make a file of the dialogue; `extension` chooses the format. */
export function makeFile(
  extension: string,
  output: readonly string[],
  input: readonly string[] = [],
): Buffer {
  return inFolder((folder) => {
    const path = join(folder, `call.${extension}`)
    ffmpeg([...input, '-i', join(SPEECH, 'dialogue-1.amr'), ...output, '-y', path])
    return readFileSync(path)
  })
}

/** The frames of an AMR-NB file as a 3GP file, index at the end. */
export function wrapAs3gp(amr: Uint8Array): Buffer {
  return inFolder((folder) => {
    const path = join(folder, 'call.3gp')
    ffmpeg(['-f', 'amr', '-i', 'pipe:0', '-c', 'copy', '-y', path], amr)
    return readFileSync(path)
  })
}

/** Samples at 16 kHz that ffmpeg, as a player, makes of an MP3 file. */
export function countDecodedSamples(mp3: Uint8Array): number {
  return inFolder((folder) => {
    const path = join(folder, 'rendition.mp3')
    writeFileSync(path, mp3)
    return ffmpeg(['-i', path, '-f', 's16le', '-ar', '16000', 'pipe:1']).length / 2
  })
}

/** What ffprobe says of the sound in a file. */
export function probeSound(file: Uint8Array): unknown {
  const entries = 'stream=codec_name,sample_rate,channels,bit_rate'
  const json = execFileSync(
    'ffprobe',
    ['-v', 'error', '-show_entries', entries, '-of', 'json', '-i', 'pipe:0'],
    { input: file },
  )
  return (JSON.parse(json.toString()) as { streams: unknown[] }).streams[0]
}

/** Runs `use` with the path of a program that does what the shell script says, instead of ffmpeg. */
export async function withProgram<T>(script: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rendition-'))
  try {
    const path = join(folder, 'ffmpeg')
    writeFileSync(path, `#!/bin/sh\n${script}\n`)
    chmodSync(path, 0o755)
    return await use(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function ffmpeg(args: readonly string[], input: Uint8Array = new Uint8Array()): Buffer {
  return execFileSync('ffmpeg', ['-v', 'error', ...args], { input, maxBuffer: MAX_BYTES })
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'rendition-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
