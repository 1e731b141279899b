import type {
  CallPage,
  CallResponse,
  DevicePage,
  DialRequestResponse,
  RecordingPage,
  TraceResponse,
} from '@smartym/contract'
import type { VirtualHandset } from '@smartym/handset-sim'
import type { Static } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiClient } from '../api-client.ts'
import { type Constellation, startConstellation } from '../constellation.ts'
import { listen, askAndApprove } from '../listener.ts'

/* One server in this process; each test has a phone and an agent of its own. */
let world: Constellation
let managerA: ApiClient
let managerB: ApiClient
const handsets = 8
beforeAll(async () => {
  world = await startConstellation({ handsets })
  ;[managerA, managerB] = await Promise.all([world.signIn('managerA'), world.signIn('managerB')])
}, 120_000)
afterAll(() => world.stop())

interface Desk {
  handset: VirtualHandset
  agentId: string
  dial(phoneNumber?: string): Promise<DialRequestResponse>
  /** Waits until the phone shows this phase. */
  phase(phase: string): Promise<void>
  /** Cuts wrap-up short. */
  backToWork(): Promise<void>
  /** Is the phone connected, as the server sees it. */
  isConnected(): Promise<boolean>
  /** Waits until the request is over and every recording is stored or missing; returns all of it. */
  rest(request: DialRequestResponse): Promise<{
    request: DialRequestResponse
    calls: CallResponse[]
    recordings: Static<typeof RecordingPage>['items']
    trace: TraceResponse['steps']
  }>
}

function desk(index: number): Desk {
  const handset = world.handsets[index]
  const agent = world.company.agents[index]
  if (!handset || !agent) throw new Error(`there is no desk ${index}`)
  const { agentId, employeeNumber } = agent
  const read = async ({ dialRequestId, callId }: DialRequestResponse) => ({
    request: await managerA.get<DialRequestResponse>(`/api/v1/dial-requests/${dialRequestId}`),
    calls: (await managerA.get<Static<typeof CallPage>>(`/api/v1/calls?agentId=${agentId}`)).items,
    recordings: (await managerA.get<Static<typeof RecordingPage>>(`/api/v1/recordings?agentId=${agentId}`))
      .items,
    trace: (await managerA.get<TraceResponse>(`/api/v1/calls/${callId}/trace`)).steps,
  })
  return {
    handset,
    agentId,
    dial: (phoneNumber = '010-0000-9104') =>
      world.crm.post<DialRequestResponse>('/api/v1/dial-requests', {
        agent: { employeeNumber },
        phoneNumber,
      }),
    phase: (phase) =>
      world.until(`the call is ${phase}`, () => handset.view()?.call?.phase === phase).then(() => {}),
    async backToWork() {
      handset.send({ type: 'user.state_wished', wish: 'available', notReadyReason: null })
      await world.until('the agent is back', async () => {
        const { state } = await managerA.get<{ state: string }>(`/api/v1/agents/${agentId}`)
        return state === 'available'
      })
    },
    async isConnected() {
      const { items } = await managerA.get<Static<typeof DevicePage>>('/api/v1/devices')
      return items.find(({ deviceId }) => deviceId === handset.deviceId)?.isConnected === true
    },
    rest: (request) =>
      world.until(
        'everything is at rest',
        async () => {
          const now = await read(request)
          const view = handset.view()
          const isOver = ['ended', 'failed', 'canceled'].includes(now.request.state)
          const isUnderWay = now.recordings.some(({ state }) =>
            ['expected', 'recording', 'sealed'].includes(state),
          )
          return isOver && !isUnderWay && view?.unsentReports === 0 && view.uploads.length === 0 && now
        },
        40_000,
      ),
  }
}

const refusalOf = async (dialled: Promise<unknown>): Promise<string> =>
  dialled.then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? 'failed',
  )

describe('a phone with a fault', { timeout: 120_000 }, () => {
  test.concurrent('REC-7: a disk that becomes full ends the recording early; what there is of it is heard', async () => {
    const { handset, dial, phase, rest, backToWork } = desk(0)
    const request = await dial('010-0000-9106')
    await phase('connected')
    await world.until('a recording runs', () => handset.view()?.call?.recording.state === 'recording')
    await handset.changeFaults({ isDiskFull: true })
    const { calls, recordings } = await rest(request)
    expect(calls).toMatchObject([{ outcome: 'connected' }])
    expect(recordings).toMatchObject([{ state: 'stored', endReason: 'storage_full' }])
    const { recordingId = '', durationMs = 0 } = recordings[0] ?? {}
    expect(durationMs).toBeLessThan(5_000)
    await askAndApprove(managerA, managerB, recordingId)
    const { sha256 } = await listen(managerA, recordingId)
    expect(sha256).toBe(handset.audioInSha256(recordingId))
    await backToWork()
    await world.until(
      'the server knows',
      async () => (await refusalOf(dial())) === 'dialing.recording_not_ready',
    )
  })

  test.concurrent.each([
    ['an hour fast', 1, 3_600_000],
    ['an hour slow', 2, -3_600_000],
  ])(
    'CTC-9: a clock that jumps %s in a call changes no time of it, and is refused the next one',
    async (_name, index, errorMs) => {
      const { handset, dial, phase, rest, backToWork } = desk(index)
      const beforeMs = Date.now()
      const request = await dial()
      await phase('connected')
      await handset.changeFaults({ clockErrorMs: errorMs })
      const { calls, recordings, trace } = await rest(request)
      expect(calls[0]?.durationMs).toBeGreaterThan(3_000)
      expect(calls[0]?.durationMs).toBeLessThan(6_000)
      for (const { at } of trace) {
        expect(Date.parse(at ?? '')).toBeGreaterThan(beforeMs - 1_000)
        expect(Date.parse(at ?? '')).toBeLessThan(Date.now() + 1_000)
      }
      expect(recordings).toMatchObject([{ state: 'stored', endReason: 'normal' }])
      await world.until('the phone knows', () => handset.view()?.recording.faults.includes('clock'))
      await backToWork()
      await world.until(
        'the server knows',
        async () => (await refusalOf(dial())) === 'dialing.recording_not_ready',
      )
    },
  )

  test.concurrent('UPL-1: airplane mode in a call ends it; its recording comes when the phone is back', async () => {
    const { handset, dial, phase, rest } = desk(3)
    const request = await dial('010-0000-9130')
    await phase('connected')
    await world.until('a recording runs', () => handset.view()?.call?.recording.state === 'recording')
    await handset.changeFaults({ isAirplaneModeOn: true })
    await world.until('the call is over on the phone', () => handset.view()?.call === null)
    expect(await refusalOf(dial())).toMatch(/^dialing\.(agent_in_call|device_not_connected)$/)
    await handset.changeFaults({ isAirplaneModeOn: false })
    const { calls, recordings, trace } = await rest(request)
    expect(calls).toMatchObject([{ outcome: 'connected' }])
    expect(recordings).toMatchObject([{ state: 'stored', endReason: 'normal' }])
    expect(trace.every(({ at }) => at !== null)).toBe(true)
  })

  test.concurrent('REC-6: a battery out in a call: the recording completes, and the seconds lost are shown', async () => {
    const { handset, dial, phase, rest } = desk(4)
    const request = await dial('010-0000-9130')
    await phase('connected')
    await world.until('a recording runs', () => handset.view()?.call?.recording.state === 'recording')
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    await handset.changeFaults({ isBatteryOut: true })
    await new Promise((resolve) => setTimeout(resolve, 500))
    await handset.changeFaults({ isBatteryOut: false })
    const { calls, recordings } = await rest(request)
    expect(calls).toHaveLength(1)
    expect(recordings).toMatchObject([{ state: 'stored', endReason: 'recovered' }])
    expect(recordings[0]?.durationMs).toBeGreaterThan(900)
    expect(recordings[0]?.lostMs).toBeLessThan(2_500)
  })

  test.concurrent('SEC-1: a rooted phone refuses to dial, and the trace says so', async () => {
    const { handset, dial, rest } = desk(5)
    await handset.changeFaults({ isRooted: true })
    const dialled = await dial().catch((error: { code?: string }) => error.code)
    if (typeof dialled === 'string' || dialled === undefined) return expect(dialled).toMatch(/^dialing\./)
    const { request, trace } = await rest(dialled)
    expect(request).toMatchObject({ state: 'failed', outcome: 'refused_by_policy' })
    expect(trace.some(({ isFailed }) => isFailed)).toBe(true)
    expect(handset.callLog()).toEqual([])
  })

  test.concurrent('CTC-4: a customer who is busy leaves an outcome, and no recording to wait for', async () => {
    const { dial, rest } = desk(7)
    const { request, recordings, trace } = await rest(await dial('010-0000-1031'))
    expect(request.outcome).toBe('busy')
    expect(recordings).toEqual([])
    expect(trace.find(({ step }) => step === 'ended')).toMatchObject({ note: 'busy' })
  })
})
