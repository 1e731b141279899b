import type { FfmpegProbe } from './probe-ffmpeg.ts'

/** Whether renditions can be made here, as far as is known. */
export interface RenditionTool {
  /** True once ffmpeg was looked for and not found. */
  isMissing(): boolean
  /** Looks for it, and remembers. */
  isThere(): Promise<boolean>
  /** What was found when it was last looked for; looks when it never was. */
  wasFound(): Promise<boolean>
}

export function createRenditionTool(probe: () => Promise<FfmpegProbe>): RenditionTool {
  let isKnownMissing = false
  let last: Promise<boolean> | undefined

  function look(): Promise<boolean> {
    const looking = probe().then(({ isUsable }) => {
      isKnownMissing = !isUsable
      return isUsable
    })
    last = looking
    looking.catch(() => {
      if (last === looking) last = undefined
    })
    return looking
  }

  return { isMissing: () => isKnownMissing, isThere: look, wasFound: () => last ?? look() }
}
