import { RenditionError } from './rendition.errors.ts'
import { runFfmpeg } from './run-ffmpeg.ts'

const PROBE_TIMEOUT_MS = 10_000
const NEEDED_ENCODERS = ['libmp3lame']
const NEEDED_DECODERS = ['amrnb', 'aac', 'mp3']

/** Whether renditions can be made on this machine; `lacks` names codecs that this ffmpeg was built without. */
export type FfmpegProbe =
  | { readonly isUsable: true; readonly version: string }
  | { readonly isUsable: false; readonly reason: 'ffmpeg_missing' }
  | {
      readonly isUsable: false
      readonly reason: 'codecs_missing'
      readonly version: string
      readonly lacks: readonly string[]
    }

/** Asks ffmpeg for its version and codecs; an ffmpeg that cannot even answer throws `ffmpeg_failed` or `timed_out`. */
export async function probeFfmpeg(ffmpegPath?: string): Promise<FfmpegProbe> {
  try {
    const version = /ffmpeg version (\S+)/.exec(await ask('-version', ffmpegPath))?.[1] ?? 'unknown'
    const encoders = namesIn(await ask('-encoders', ffmpegPath))
    const decoders = namesIn(await ask('-decoders', ffmpegPath))
    const lacks = [
      ...NEEDED_ENCODERS.filter((name) => !encoders.has(name)),
      ...NEEDED_DECODERS.filter((name) => !decoders.has(name)),
    ]
    return lacks.length === 0
      ? { isUsable: true, version }
      : { isUsable: false, reason: 'codecs_missing', version, lacks }
  } catch (error) {
    if (error instanceof RenditionError && error.code === 'ffmpeg_missing')
      return { isUsable: false, reason: 'ffmpeg_missing' }
    throw error
  }
}

async function ask(question: string, ffmpegPath: string | undefined): Promise<string> {
  const chunks: Uint8Array[] = []
  await runFfmpeg({
    args: ['-hide_banner', question],
    input: new Uint8Array(),
    onFirstOutput: (chunk) => chunks.push(chunk),
    timeoutMs: PROBE_TIMEOUT_MS,
    ffmpegPath,
  })
  return Buffer.concat(chunks).toString('utf8')
}

/** Lines of ffmpeg's lists: ` A....D amrnb   AMR-NB (Adaptive Multi-Rate NarrowBand)`. */
function namesIn(list: string): Set<string> {
  return new Set(Array.from(list.matchAll(/^ [A-Z.]{6} (\S+)/gm), ([, name]) => name!))
}
