/** Bytes of the frames that `transcode` asks for: MPEG-2 layer III, mono, 16 kHz, 32 kbit/s. */
const MP3_FRAME_BYTES = 144
/** Samples in each of them. */
const MP3_FRAME_SAMPLES = 576

/** Samples of silence that LAME puts before the sound. */
const ENCODER_DELAY = 576
const MAX_PADDING = 0xfff
const LABEL_AT = 4 + 9
const LAME_AT = LABEL_AT + 16
const HAS_FRAMES_AND_BYTES = 3
const CONSTANT_BIT_RATE = 1
const KBPS = 32

/**
 * Puts an Info frame (LAME's extension of Xing's) before an MP3 stream, which ffmpeg cannot do in a pipe: it tells
 * players where among the encoder's padding the `samples` of sound lie, so that the player's time is the recording's.
 * Undefined when the stream cannot hold that sound: bytes that are no whole frames, or too few or too many of them.
 */
export function addGaplessHeader(stream: Uint8Array, samples: number): Uint8Array | undefined {
  const frames = stream.length / MP3_FRAME_BYTES
  const padding = frames * MP3_FRAME_SAMPLES - ENCODER_DELAY - samples
  if (!Number.isInteger(frames) || frames === 0 || padding < 0 || padding > MAX_PADDING) return undefined
  const file = Buffer.alloc(MP3_FRAME_BYTES + stream.length)
  file.set(stream.subarray(0, 4))
  file.write('Info', LABEL_AT, 'latin1')
  file.writeUInt32BE(HAS_FRAMES_AND_BYTES, LABEL_AT + 4)
  file.writeUInt32BE(frames, LABEL_AT + 8)
  file.writeUInt32BE(file.length, LABEL_AT + 12)
  file.write('LAME3.100', LAME_AT, 'latin1')
  file.writeUInt8(CONSTANT_BIT_RATE, LAME_AT + 9)
  file.writeUInt8(KBPS, LAME_AT + 20)
  file.writeUIntBE(ENCODER_DELAY * 0x1000 + padding, LAME_AT + 21, 3)
  file.set(stream, MP3_FRAME_BYTES)
  return file
}
