/** How long a recording sounds, counted from its own frames without decoding it. */
export type AudioMeasure = {
  readonly durationMs: number
  /**
   * Length of the comfort noise and missing frames (DTX) at the very end. ffmpeg's AMR decoder gives nothing for them:
   * between speech their time shows in the next time stamp, at the end it must be added.
   */
  readonly silentTailMs: number
}
