import { Type, type Static } from 'typebox'
import { named } from '../schema.ts'

const Extremes = Type.Array(Type.Integer({ minimum: -128, maximum: 127 }), { maxItems: 4_000 })

/**
 * The plaintext of the rendition of kind `peaks`, as UTF-8 JSON: what the player draws, and how loud the sound is.
 * Bucket k stands for the `bucketMs` from k × `bucketMs` on (the last may be short) and has the lowest and the highest
 * sample in it, scaled to -128 … 127.
 */
export const Waveform = named(
  'Waveform',
  Type.Object({
    version: Type.Literal(1),
    durationMs: Type.Integer({ minimum: 0 }),
    bucketMs: Type.Integer({ minimum: 1 }),
    minimums: Extremes,
    maximums: Extremes,
    /** Highest level in dB below full scale, -96 for digital silence. */
    peakDbfs: Type.Number({ minimum: -96, maximum: 0 }),
    /** Mean level (RMS) in dB below full scale, -96 for digital silence. */
    loudnessDbfs: Type.Number({ minimum: -96, maximum: 0 }),
    /** Share of time, 0 … 1, in tenths of a second that stay below -50 dBFS. */
    silentShare: Type.Number({ minimum: 0, maximum: 1 }),
  }),
)
export type Waveform = Static<typeof Waveform>
