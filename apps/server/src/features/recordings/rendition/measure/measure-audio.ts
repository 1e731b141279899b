import type { RecordingMedia } from '@smartym/contract'
import { RenditionError } from '../rendition.errors.ts'
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
  try {
    return MEASURES[media](file)
  } catch (error) {
    /* A DataView says by a RangeError that a damaged index points out of the file. */
    if (!(error instanceof RangeError)) throw error
    throw new RenditionError('media_unreadable', 'the index points out of the file', { cause: error })
  }
}
