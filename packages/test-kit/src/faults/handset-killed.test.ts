import { type HandsetPhase, handsetPhases } from '@smartym/handset-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HandsetProcess } from '../handset-process.ts'
import { type Processes, startProcesses } from '../processes.ts'
import { type Aftermath, comeToRest, dial } from './aftermath.ts'

/** When the phone comes back: while its call goes on, or when it is over. */
const returns = {
  'at once': { phoneNumber: '010-0000-9108', afterMs: 0 },
  'after the call': { phoneNumber: '010-0000-9102', afterMs: 5_000 },
}
type Return = keyof typeof returns

/* One server, and for each phase and return a phone of its own. */
let world: Processes
beforeAll(async () => {
  world = await startProcesses({ handsets: handsetPhases.length * 2 })
}, 120_000)
afterAll(() => world.stop())

/** Phases that a call does not reach by itself. Without a network a recording waits sealed; with one it is being sent. */
const provocations: Partial<
  Record<HandsetPhase, { at: HandsetPhase; act(handset: HandsetProcess): Promise<void> }>
> = {
  'call.held': {
    at: 'call.connected',
    act: (handset) => handset.send({ type: 'user.hold_requested', isHeld: true }),
  },
  'recording.sealed': {
    at: 'recording.recording',
    act: (handset) => handset.changeFaults({ isAirplaneModeOn: true }),
  },
}

/** Lets the phone die in `phase` of a call, then brings it back. */
async function killIn(phase: HandsetPhase, back: Return): Promise<Aftermath> {
  const index = handsetPhases.indexOf(phase) + (back === 'at once' ? 0 : handsetPhases.length)
  const { phoneNumber, afterMs } = returns[back]
  const handset = world.handsets[index]
  if (!handset) throw new Error(`no handset for ${phase}`)
  if (phase === 'idle') {
    await world.startHandset(index)
    await handset.kill()
    await world.startHandset(index)
    return comeToRest(world, handset, await dial(world, index, phoneNumber))
  }
  handset.onPhase((reached) => {
    const provoke = provocations[phase]
    // The phone may die before it has answered.
    if (provoke?.at === reached) void provoke.act(handset).catch(() => undefined)
  })
  const firstDeath = phase === 'recording.recovering' ? 'recording.recording' : phase
  await world.startHandset(index, { dieAtPhase: firstDeath })
  const request = await dial(world, index, phoneNumber)
  await handset.ended()
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  if (phase === 'recording.recovering') {
    await handset.start({ dieAtPhase: phase })
    await handset.ended()
  }
  await handset.start()
  return comeToRest(world, handset, request)
}

/** Phases in which the sound until the kill is on the phone's disk. */
const isRecorded = (phase: HandsetPhase): boolean =>
  phase === 'idle' || phase === 'after_call' || /^recording\.(?!starting)/.test(phase)

const cases = (Object.keys(returns) as Return[]).flatMap((back) =>
  handsetPhases.map((phase) => [phase, back] as const),
)

describe('a handset killed with -9', () => {
  test.concurrent.each(cases)(
    'in phase %s and started again %s: one call, no recording lost or doubled, nothing left to do',
    { timeout: 180_000 },
    async (phase, back) => {
      const { calls, recordings, trace, placed, request } = await killIn(phase, back)
      expect(placed).toBeLessThanOrEqual(1)
      expect(calls).toHaveLength(1)
      const [call] = calls
      expect(call).toMatchObject({ phase: 'ended', callId: request.callId })
      expect(call?.outcome).not.toBeNull()
      expect(trace.find(({ step }) => step === 'ended')?.at).not.toBeNull()
      const stored = recordings.filter(({ state }) => state === 'stored')
      expect(stored.map(({ deviceSeq }) => deviceSeq)).toEqual(stored.map((_, index) => index + 1))
      const kept = stored.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)
      const lost = stored.reduce((sum, { lostMs }) => sum + (lostMs ?? 0), 0)
      const talkMs = call?.durationMs ?? 0
      expect(kept + lost).toBeLessThanOrEqual(talkMs + 500)
      // What was said is in the recordings, or said to be lost.
      if (call?.outcome === 'connected' && isRecorded(phase))
        expect(kept + lost).toBeGreaterThan(talkMs - 2_000)
    },
  )
})
