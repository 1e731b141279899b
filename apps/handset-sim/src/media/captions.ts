/** What is said from one moment of a dialogue to another, in the four languages of the product. */
export type Caption = {
  readonly fromMs: number
  readonly toMs: number
  readonly speaker: 'agent' | 'customer'
  readonly text: { readonly ko: string; readonly en: string; readonly ja: string; readonly zh: string }
}

/** The captions of a call of `durationMs` in which a dialogue of `loopMs` is repeated; the last may be cut short. */
export function captionsUntil(captions: readonly Caption[], loopMs: number, durationMs: number): Caption[] {
  const rounds = Array.from({ length: Math.ceil(durationMs / loopMs) }, (_, round) => round * loopMs)
  return rounds
    .flatMap((shiftMs) => captions.map((caption) => shift(caption, shiftMs)))
    .filter((caption) => caption.fromMs < durationMs)
    .map((caption) => ({ ...caption, toMs: Math.min(caption.toMs, durationMs) }))
}

function shift(caption: Caption, byMs: number): Caption {
  return { ...caption, fromMs: caption.fromMs + byMs, toMs: caption.toMs + byMs }
}
