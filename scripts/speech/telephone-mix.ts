import type { Speaker } from './dialogue-script.ts'

/** Samples a second of everything that is mixed. */
export const SAMPLE_RATE = 16_000
/** Both AMR frames (20 ms) and MP3 frames at 16 kHz (36 ms) fit in whole numbers, so that all loops are one length. */
const LOOP_UNIT_MS = 180
const LEAD_IN_MS = 500
const LEAD_OUT_MS = 1_200
const SPEECH_RMS: Record<Speaker, number> = { agent: 3_300, customer: 2_500 }
const SILENCE_LEVEL = 120

export type SpokenLine = { speaker: Speaker; samples: Int16Array }
export type PlacedLine = { speaker: Speaker; fromMs: number; toMs: number }

/** Lays spoken lines one after another with the pauses of people who listen; returns the whole and each line's place. */
export function layOut(
  lines: SpokenLine[],
  random: () => number,
): { samples: Int16Array; places: PlacedLine[] } {
  const parts: { at: number; samples: Int16Array }[] = []
  const places: PlacedLine[] = []
  let cursorMs = LEAD_IN_MS
  for (const [index, line] of lines.entries()) {
    const samples = level(trimSilence(line.samples), SPEECH_RMS[line.speaker])
    if (index > 0) cursorMs += pauseMs(lines[index - 1]!.speaker === line.speaker, random)
    const toMs = cursorMs + Math.round((samples.length * 1000) / SAMPLE_RATE)
    parts.push({ at: samplesIn(cursorMs), samples })
    places.push({ speaker: line.speaker, fromMs: cursorMs, toMs })
    cursorMs = toMs
  }
  const totalMs = Math.ceil((cursorMs + LEAD_OUT_MS) / LOOP_UNIT_MS) * LOOP_UNIT_MS
  const whole = new Int16Array(samplesIn(totalMs))
  for (const part of parts) whole.set(part.samples, part.at)
  return { samples: whole, places }
}

/** A person answers after a third to three quarters of a second; who goes on takes a shorter breath. */
function pauseMs(isSameSpeaker: boolean, random: () => number): number {
  return Math.round(isSameSpeaker ? 260 + 160 * random() : 320 + 420 * random())
}

function samplesIn(ms: number): number {
  return Math.round((ms * SAMPLE_RATE) / 1000)
}

function trimSilence(samples: Int16Array): Int16Array {
  const first = samples.findIndex((sample) => Math.abs(sample) > SILENCE_LEVEL)
  const last = samples.findLastIndex((sample) => Math.abs(sample) > SILENCE_LEVEL)
  return samples.subarray(Math.max(0, first), last + 1)
}

function level(samples: Int16Array, rms: number): Int16Array {
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  const gain = rms / Math.sqrt(energy)
  return samples.map((sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * gain))))
}
