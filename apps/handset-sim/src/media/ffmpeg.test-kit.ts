import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What ffmpeg, a foreign reader, makes of a file: decoded length, complaints, and the container's own length. */
export type ForeignReading = { decodedMs: number; complaints: string; containerMs: number; packets: number }

const DECODED_RATE = 8_000

/** Lets ffprobe and ffmpeg read `file`, as an app would that gets it from a folder. */
export function readWithFfmpeg(file: Uint8Array, extension: string): ForeignReading {
  const folder = mkdtempSync(join(tmpdir(), 'capture-'))
  try {
    const path = join(folder, `call.${extension}`)
    writeFileSync(path, file)
    const decode = [
      '-v',
      'error',
      '-xerror',
      '-i',
      path,
      '-f',
      's16le',
      '-ar',
      `${DECODED_RATE}`,
      '-ac',
      '1',
      'pipe:1',
    ]
    const decoded = spawnSync('ffmpeg', decode, { maxBuffer: 2 ** 28 })
    const entries = 'format=duration:stream=nb_read_packets'
    const probe = ['-v', 'error', '-count_packets', '-show_entries', entries, '-of', 'json', path]
    const probed = JSON.parse(spawnSync('ffprobe', probe).stdout.toString()) as Probed
    return {
      decodedMs: (decoded.stdout.length / 2 / DECODED_RATE) * 1000,
      complaints: decoded.stderr.toString(),
      containerMs: Number(probed.format?.duration) * 1000,
      packets: Number(probed.streams?.[0]?.nb_read_packets),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Probed = { format?: { duration?: string }; streams?: { nb_read_packets?: string }[] }
