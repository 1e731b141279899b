import type { FfmpegProbe } from './probe-ffmpeg.ts'

/** Whether renditions can be made here, as far as is known. */
export interface RenditionTool {
  /** True once ffmpeg was looked for and not found. */
  isMissing(): boolean
  /** Looks for it, and remembers. */
  isThere(): Promise<boolean>
}

export function createRenditionTool(probe: () => Promise<FfmpegProbe>): RenditionTool {
  let isKnownMissing = false
  return {
    isMissing: () => isKnownMissing,
    async isThere() {
      const { isUsable } = await probe()
      isKnownMissing = !isUsable
      return isUsable
    },
  }
}
