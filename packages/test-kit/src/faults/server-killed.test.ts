import { randomUUID } from 'node:crypto'
import { type HandsetPhase, handsetPhases } from '@smartym/handset-core'
import type { DialRequestResponse } from '@smartym/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HandsetProcess } from '../handset-process.ts'
import { type Processes, startProcesses } from '../processes.ts'
import { type Aftermath, comeToRest } from './aftermath.ts'

const phoneNumber = '010-0000-9103'

/* A server that is killed serves nobody: each phase has it for itself, three servers take turns. */
const free: Processes[] = []
const waiting: ((world: Processes) => void)[] = []
const worlds: Processes[] = []
const worldCount = 3

beforeAll(async () => {
  worlds.push(
    ...(await Promise.all(
      Array.from({ length: worldCount }, () => startProcesses({ handsets: handsetPhases.length })),
    )),
  )
  free.push(...worlds)
}, 120_000)
afterAll(() => Promise.all(worlds.map((world) => world.stop())))

async function withWorld<T>(use: (world: Processes) => Promise<T>): Promise<T> {
  const world = free.pop() ?? (await new Promise<Processes>((resolve) => waiting.push(resolve)))
  try {
    return await use(world)
  } finally {
    const next = waiting.shift()
    if (next) next(world)
    else free.push(world)
  }
}

/** A CRM that asks again with the same key until it is answered: however often, it is one call. */
async function dialUntilAnswered(world: Processes, index: number): Promise<DialRequestResponse> {
  const headers = { 'idempotency-key': randomUUID() }
  const body = { agent: { employeeNumber: world.company.agents[index]?.employeeNumber }, phoneNumber }
  return world.until('the dial request is answered', async () => {
    const answer = await world.crm
      .request<DialRequestResponse>('POST', '/api/v1/dial-requests', body, headers)
      .catch(() => undefined)
    if (answer?.status === 201) return answer.body
    if (answer && answer.status !== 409) throw new Error(`dialling was answered ${answer.status}`)
    return undefined
  })
}

/** Resolves when the phone reaches `phase` and the server is dead. */
function killServerAt(world: Processes, handset: HandsetProcess, phase: HandsetPhase): Promise<void> {
  return new Promise((resolve, reject) => {
    let isKilled = false
    handset.onPhase((reached) => {
      if (reached !== phase || isKilled) return
      isKilled = true
      world.killServer().then(resolve, reject)
    })
  })
}

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

async function killIn(world: Processes, phase: HandsetPhase): Promise<Aftermath> {
  const index = handsetPhases.indexOf(phase)
  const isRecovering = phase === 'recording.recovering'
  const handset = await world.startHandset(index, isRecovering ? { dieAtPhase: 'recording.recording' } : {})
  if (phase === 'idle') {
    await world.killServer()
    await world.startServer()
    await world.until('the phone is back', async () => (await handset.view()).connection === 'connected')
    return comeToRest(world, handset, await dialUntilAnswered(world, index))
  }
  const provoke = provocations[phase]
  handset.onPhase((reached) => {
    if (provoke?.at === reached) void provoke.act(handset)
  })
  const isDead = killServerAt(world, handset, phase)
  const dialled = dialUntilAnswered(world, index)
  if (isRecovering) {
    await handset.ended()
    await handset.start()
  }
  await isDead
  await world.startServer()
  await handset.changeFaults({ isAirplaneModeOn: false })
  return comeToRest(world, handset, await dialled)
}

describe('a server killed with -9 and started again', () => {
  test.concurrent.each(handsetPhases)(
    'while the phone is in phase %s: one call, its recording whole, nothing left to do',
    { timeout: 180_000 },
    async (phase) => {
      const { calls, recordings, trace, placed, request } = await withWorld((world) => killIn(world, phase))
      expect(placed).toBe(1)
      expect(calls).toHaveLength(1)
      expect(calls[0]).toMatchObject({ phase: 'ended', callId: request.callId })
      expect(calls[0]?.outcome).not.toBeNull()
      expect(trace.find(({ step }) => step === 'ended')?.at).not.toBeNull()
      const states = recordings.map(({ state }) => state)
      if (phase === 'call.placing' || phase === 'recording.recovering') {
        expect(states).not.toContain('expected')
        return
      }
      expect(states).toEqual(['stored'])
      const [recording] = recordings
      const talkMs = calls[0]?.durationMs ?? 0
      expect((recording?.durationMs ?? 0) + (recording?.lostMs ?? 0)).toBeGreaterThan(talkMs - 1_500)
    },
  )
})
