import type { RecordingMedia, Waveform } from '@smartym/contract'
import { RenditionError } from './rendition.errors.ts'
import { runFfmpeg } from './run-ffmpeg.ts'
import { createWaveformMeter } from './waveform.ts'

/** Samples a second of the rendition and of the samples that the waveform is made of. */
const RENDITION_SAMPLE_RATE = 16_000

const DEMUXERS: Record<RecordingMedia, string> = {
  amr: 'amr',
  '3gp': 'mov',
  mp3: 'mp3',
  aac: 'aac',
  mp4: 'mov',
}
const QUIET = '-hide_banner -nostdin -nostats -loglevel error -threads 1'.split(' ')
/* Frames that decode to nothing (DTX, damage) leave a hole in the time stamps; it is filled with silence. */
const FILL_HOLES = `aresample=${RENDITION_SAMPLE_RATE}:async=1:min_hard_comp=0.01:first_pts=0`
const MP3 = '-c:a libmp3lame -b:a 32k -write_xing 0 -id3v2_version 0 -map_metadata -1 -f mp3'.split(' ')
const PLAY_OUTPUT = ['-map', '[play]', ...MP3, 'pipe:1']
const DRAW_OUTPUT = ['-map', '[draw]', '-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:3']
const MP3_BYTES_PER_MS = 4
const SPARE_OUTPUT_BYTES = 65_536

export type Transcoding = {
  readonly media: RecordingMedia
  /** The file; of 3GP and MP4 with the index in front. */
  readonly file: Uint8Array
  readonly durationMs: number
  readonly silentTailMs: number
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  readonly ffmpegPath?: string | undefined
}

/** Frames of MP3 without any header, how many samples were decoded, and what they look like. */
export type Transcoded = {
  readonly stream: Uint8Array
  readonly samples: number
  readonly waveform: Waveform
}

/** Decodes a recording once, into MP3 (mono, 16 kHz, 32 kbit/s CBR) and into its waveform; throws `RenditionError`. */
export async function transcode(job: Transcoding): Promise<Transcoded> {
  const meter = createWaveformMeter(RENDITION_SAMPLE_RATE)
  const chunks: Uint8Array[] = []
  const maxBytes = 2 * job.durationMs * MP3_BYTES_PER_MS + SPARE_OUTPUT_BYTES
  let bytes = 0
  await runFfmpeg({
    args: ffmpegArguments(job),
    input: job.file,
    onFirstOutput: (chunk) => {
      bytes += chunk.length
      if (bytes > maxBytes) throw new RenditionError('duration_differs', 'more sound came out than went in')
      chunks.push(chunk)
    },
    onSecondOutput: (chunk) => meter.add(chunk),
    timeoutMs: job.timeoutMs,
    signal: job.signal,
    ffmpegPath: job.ffmpegPath,
  })
  return { stream: Buffer.concat(chunks), samples: meter.samples, waveform: meter.finish() }
}

function ffmpegArguments({ media, silentTailMs }: Transcoding): string[] {
  const tail = silentTailMs > 0 ? [`apad=pad_dur=${silentTailMs / 1000}`] : []
  const filters = [FILL_HOLES, 'aformat=channel_layouts=mono', ...tail, 'asplit[play][draw]'].join(',')
  const input = ['-protocol_whitelist', 'pipe', '-f', DEMUXERS[media], '-i', 'pipe:0']
  return [...QUIET, ...input, '-filter_complex', `[0:a:0]${filters}`, ...PLAY_OUTPUT, ...DRAW_OUTPUT]
}
