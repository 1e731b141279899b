/**
 * Why a rendition could not be made. `ffmpeg_missing`: no ffmpeg on the PATH, everything else of the product works;
 * `media_unreadable`: the bytes are not what their media says; `media_too_large`: more bytes or hours than allowed;
 * `no_sound`: a recording without a single frame; `duration_differs`: what was decoded is not as long as what was
 * recorded; `timed_out` and `aborted`: ffmpeg was killed; `ffmpeg_failed`: it ended with an error of its own.
 */
export const renditionErrorCodes = [
  'ffmpeg_missing',
  'ffmpeg_failed',
  'media_unreadable',
  'media_too_large',
  'no_sound',
  'duration_differs',
  'timed_out',
  'aborted',
] as const
export type RenditionErrorCode = (typeof renditionErrorCodes)[number]

/** A failure of the rendition job; never an answer to a request. The message holds no byte of the recording. */
export class RenditionError extends Error {
  override readonly name = 'RenditionError'
  readonly code: RenditionErrorCode

  constructor(code: RenditionErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options)
    this.code = code
  }
}
