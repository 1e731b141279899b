import type { CaptureSource } from '../media/capture-source.ts'

/** AMR mode 12.2 with nothing in it, as an encoder makes of a dead microphone: one frame of 20 ms. */
const emptyAmrFrame = Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)])
/** MPEG-2 layer III, mono, 16 kHz, 32 kbit/s, all side information zero: one frame of 36 ms. */
const emptyMp3Frame = Buffer.concat([Buffer.from([0xff, 0xf3, 0x48, 0xc4]), Buffer.alloc(140)])

/** A microphone that hears nothing while `isSilent`: frames keep coming, there is no sound in them (fault panel). */
export function createSilence(source: CaptureSource, isSilent: () => boolean): CaptureSource {
  const empty = source.media === 'amr' ? emptyAmrFrame : emptyMp3Frame
  const mute = (sound: Uint8Array, isFileStart: boolean): Uint8Array => {
    if (!isSilent()) return sound
    const headBytes = isFileStart && source.media === 'amr' ? 6 : 0
    const frames = Math.round((sound.length - headBytes) / empty.length)
    return Buffer.concat([sound.subarray(0, headBytes), ...Array.from({ length: frames }, () => empty)])
  }
  return {
    ...source,
    framesUntil: (elapsedMs, afterMs) => mute(source.framesUntil(elapsedMs, afterMs), afterMs === undefined),
    finish: (endMs, afterMs) => mute(source.finish(endMs, afterMs), afterMs === undefined),
  }
}
