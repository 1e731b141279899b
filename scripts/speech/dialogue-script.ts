/** Who speaks: the bank's agent or the customer on the other end. */
export type Speaker = 'agent' | 'customer'

/** What a dialogue's script file holds; `say` replaces the written line where it sounds otherwise than it is written. */
export type DialogueScript = {
  language: 'ko' | 'en'
  lines: ScriptLine[]
}

export type ScriptLine = {
  speaker: Speaker
  text: { ko: string; en: string; ja: string; zh: string }
  say?: string
}

/** Numbers between 0 and 1 that are the same at each run (mulberry32), so that the files can be made again. */
export function createSeededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
