import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Speaker } from './dialogue-script.ts'
import { SAMPLE_RATE } from './telephone-mix.ts'

const RAW = ['-f', 's16le', '-ar', `${SAMPLE_RATE}`, '-ac', '1']
const BAND = 'highpass=f=300:poles=2,highpass=f=200:poles=2,lowpass=f=3400:poles=2,lowpass=f=3400:poles=2'
/* The agent's mouth is at the phone; the customer comes through the network and sits in a livelier room. */
const ROOM: Record<Speaker, string> = {
  agent: 'aecho=0.9:0.9:9|21:0.10|0.05,equalizer=f=2600:t=q:w=1.2:g=2',
  customer: 'aecho=0.9:0.9:17|33:0.16|0.09',
}
const COMFORT_NOISE = 'anoisesrc=color=pink:amplitude=0.012:seed=7:sample_rate=16000'
const AMR_ENCODER = '@ffmpeg-installer/linux-x64@4.1.0'
const AMR_HEADER_BYTES = 6
const AMR_FRAME_BYTES = 32
const AMR_FRAME_MS = 20
const MP3_FRAME_BYTES = 144
const MP3_FRAME_MS = 36

/** One voice as it sounds on the line: raw 16-bit samples at 16 kHz. */
export function throughTelephone(wav: Uint8Array, speaker: Speaker): Int16Array {
  const filter = `aresample=${SAMPLE_RATE},${ROOM[speaker]},${BAND},acompressor=threshold=0.12:ratio=2.5:attack=8:release=120`
  const raw = pipe('ffmpeg', ['-i', 'pipe:0', '-af', filter, ...RAW, 'pipe:1'], wav)
  return new Int16Array(raw.buffer, raw.byteOffset, raw.length >> 1).slice()
}

/** The comfort noise of the line under the whole call. */
export function withComfortNoise(samples: Int16Array): Uint8Array {
  const graph = `[0]volume=0.98[speech];${COMFORT_NOISE},${BAND}[noise];[speech][noise]amix=duration=first:normalize=0`
  return pipe(
    'ffmpeg',
    [...RAW, '-i', 'pipe:0', '-filter_complex', graph, ...RAW, 'pipe:1'],
    bytesOf(samples),
  )
}

/** Puts an ffmpeg that can encode AMR-NB (Debian's cannot) into `folder`; returns its path. */
export function installAmrEncoder(folder: string): string {
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', AMR_ENCODER], {
    stdio: 'ignore',
  })
  const path = join(folder, 'node_modules', '@ffmpeg-installer', 'linux-x64', 'ffmpeg')
  chmodSync(path, 0o755)
  return path
}

/** Writes `<base>.amr`, `<base>.3gp` and `<base>.mp3`, each exactly as long as the samples. */
export function writeEncoded(raw: Uint8Array, base: string, amrEncoder: string): void {
  const durationMs = (raw.length / 2 / SAMPLE_RATE) * 1000
  const amr = ['-ar', '8000', '-c:a', 'libopencore_amrnb', '-b:a', '12.2k', '-f', 'amr', 'pipe:1']
  const amrBytes = AMR_HEADER_BYTES + (durationMs / AMR_FRAME_MS) * AMR_FRAME_BYTES
  writeFileSync(`${base}.amr`, pipe(amrEncoder, [...RAW, '-i', 'pipe:0', ...amr], raw).subarray(0, amrBytes))
  const copy = ['-c:a', 'copy', '-bitexact', '-map_metadata', '-1', '-f', '3gp', '-y', `${base}.3gp`]
  pipe('ffmpeg', ['-f', 'amr', '-i', `${base}.amr`, ...copy])
  /* No bit reservoir and no Xing frame: every frame stands alone, so that the file may be cut and looped anywhere. */
  const mp3 = [
    '-c:a',
    'libmp3lame',
    '-b:a',
    '32k',
    '-reservoir',
    '0',
    '-write_xing',
    '0',
    '-id3v2_version',
    '0',
  ]
  const mp3Bytes = (durationMs / MP3_FRAME_MS) * MP3_FRAME_BYTES
  writeFileSync(
    `${base}.mp3`,
    pipe('ffmpeg', [...RAW, '-i', 'pipe:0', ...mp3, '-f', 'mp3', 'pipe:1'], raw).subarray(0, mp3Bytes),
  )
}

function pipe(program: string, args: string[], input: Uint8Array = new Uint8Array()): Buffer {
  return execFileSync(program, ['-v', 'error', ...args], { input, maxBuffer: 2 ** 28 })
}

function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
}
