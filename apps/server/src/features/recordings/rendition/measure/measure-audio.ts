import type { RecordingMedia } from '@smartym/contract'
import type { AudioMeasure } from './audio-measure.ts'
import { measureAdts } from './measure-adts.ts'
import { measureAmr } from './measure-amr.ts'
import { measureIso } from './measure-iso.ts'
import { measureMp3 } from './measure-mp3.ts'

const MEASURES: Record<RecordingMedia, (file: Uint8Array) => AudioMeasure> = {
  amr: measureAmr,
  '3gp': measureIso,
  mp3: measureMp3,
  aac: measureAdts,
  mp4: measureIso,
}

/** Counts how long `file` sounds, from its frames alone; throws `media_unreadable` when it is not of that media. */
export function measureAudio(media: RecordingMedia, file: Uint8Array): AudioMeasure {
  return MEASURES[media](file)
}
