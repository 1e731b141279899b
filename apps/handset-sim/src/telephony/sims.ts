import type { PhoneSim } from '@smartym/handset-core'
import type { Faults } from '../faults/faults.ts'

/** The two places for a SIM. As many real ones, neither card knows its own number. */
const line: PhoneSim = { simId: 'sim-1', name: 'SIM 1', phoneNumber: null }
const second: PhoneSim = { simId: 'sim-2', name: 'SIM 2', phoneNumber: null }

/** Which SIMs are in the phone, as the panel has it. */
export interface Sims {
  list(): PhoneSim[]
  /** Without a name the phone takes the one it has. */
  isThere(simId: string | undefined): boolean
  lineSimId: string
  secondSimId: string
}

export function createSims(faults: () => Faults): Sims {
  const list = (): PhoneSim[] => {
    const { isLineSimOut, hasSecondSim } = faults()
    return [...(isLineSimOut ? [] : [line]), ...(hasSecondSim ? [second] : [])]
  }
  return {
    list,
    isThere: (simId) => (simId === undefined ? list().length > 0 : list().some((sim) => sim.simId === simId)),
    lineSimId: line.simId,
    secondSimId: second.simId,
  }
}
