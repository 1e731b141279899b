/** Asks the person who sits there to show it; true once that was done, false when it was given up. */
export type Questioner = () => Promise<boolean>

let questioner: Questioner | undefined
let asking: Promise<boolean> | undefined

/** The frame's dialog asks from now on. Returns how to take it back. */
export function registerQuestioner(ask: Questioner): () => void {
  questioner = ask
  return () => {
    if (questioner === ask) questioner = undefined
  }
}

/** One question at a time: calls that come meanwhile share its answer (SEC-5). */
export function askWhoIsThere(): Promise<boolean> {
  if (questioner === undefined) return Promise.resolve(false)
  asking ??= questioner().finally(() => {
    asking = undefined
  })
  return asking
}
