import type { SystemFact } from '@smartym/contract'

/** Looks at one thing that the installation stands on. One that throws is told as `unknown`. */
export interface Probe {
  readonly name: SystemFact['name']
  look(): Promise<readonly Look[]>
}

export type Look = Pick<SystemFact, 'level' | 'state'> &
  Partial<Pick<SystemFact, 'of' | 'values'>> & {
    /** UTC ms. */
    readonly at?: number | null
  }

const longestLookMs = 3000

/** What every probe sees; one that fails or takes too long is not known, and hides no other. */
export async function lookAtAll(probes: readonly Probe[]): Promise<SystemFact[]> {
  const looks = probes.map(async ({ name, look }) => {
    const seen = await Promise.race([look(), tooLate()]).catch((): readonly Look[] => [unknown])
    return seen.map(({ level, state, of = null, values = {}, at = null }) => ({
      name,
      of,
      level,
      state,
      values,
      at: at === null ? null : new Date(at).toISOString(),
    }))
  })
  return (await Promise.all(looks)).flat()
}

const unknown: Look = { level: 'bad', state: 'unknown' }

function tooLate(): Promise<readonly Look[]> {
  return new Promise((resolve) => setTimeout(() => resolve([unknown]), longestLookMs).unref())
}
