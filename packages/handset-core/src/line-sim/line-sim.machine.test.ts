import { describe, expect, test } from 'vitest'
import type { PhoneSim } from '../ports/index.ts'
import { agent, dialCommand, goodSample, id, inbound, settings } from '../test/fixtures.ts'
import { createReadyHandset, only, type TestHandset } from '../test/handset.fake.ts'

const lineNumber = '+821011112222'
const line: PhoneSim = { simId: '2', name: 'SKT', phoneNumber: '010-1111-2222' }
const own: PhoneSim = { simId: '1', name: 'KT', phoneNumber: '010-9999-8888' }
const unnamed = (sim: PhoneSim): PhoneSim => ({ ...sim, phoneNumber: null })

const hold = (handset: TestHandset, sims: PhoneSim[] | null) =>
  handset.tell({ type: 'status.sampled', sample: { ...goodSample, sims } })
function phoneWith(...sims: PhoneSim[]): TestHandset {
  const handset = createReadyHandset({ settings: { lineNumber, inbound } })
  hold(handset, sims)
  return handset
}
const dial = (handset: TestHandset, n = 1) =>
  only(
    handset.tell({ type: 'command.received', command: dialCommand(n, handset.serverTime() + 30_000) }),
    'place_call',
  )
const isCalled = (handset: TestHandset, simId: string) =>
  handset.tell({ type: 'call.incoming', telephonyId: 't1', phoneNumber: '010-5555-6666', simId })
const refusals = (handset: TestHandset) =>
  handset.reported('command.refused').map((said) => (said as { reason: string }).reason)

describe('MON-3: which SIM is the line', () => {
  test('the one with the line’s number is, and calls leave by it', () => {
    const handset = phoneWith(own, line)
    expect(dial(handset)).toMatchObject([{ simId: '2' }])
    expect(handset.view().lineSim).toEqual({
      current: { simId: '2', name: 'SKT', knownBy: 'number' },
      choices: [],
    })
  })

  test('the only one is, where it does not say its number', () => {
    expect(dial(phoneWith(unnamed(line)))).toMatchObject([{ simId: '2' }])
  })

  test('of two that do not say their numbers the agent names it, over restarts, and the heartbeat says who did', () => {
    const handset = phoneWith(unnamed(own), unnamed(line))
    expect(dial(handset)).toEqual([])
    expect(refusals(handset)).toEqual(['line_missing'])
    const choices = [
      { simId: '1', name: 'KT' },
      { simId: '2', name: 'SKT' },
    ]
    expect(handset.view().lineSim).toEqual({ current: null, choices })
    handset.tell({ type: 'user.line_sim_chosen', simId: '2' })
    expect(handset.view().lineSim).toEqual({
      current: { simId: '2', name: 'SKT', knownBy: 'agent' },
      choices,
    })
    handset.restart()
    hold(handset, [unnamed(own), unnamed(line)])
    handset.openLink({ settings: { ...settings, lineNumber, inbound } })
    expect(dial(handset, 2)).toMatchObject([{ simId: '2' }])
    const [beat] = only(hold(handset, [unnamed(own), unnamed(line)]), 'send_heartbeat')
    expect(beat?.status.lineSim).toEqual({ name: 'SKT', knownBy: 'agent' })
  })

  test('whoever named the wrong one corrects it; what the number says nobody corrects', () => {
    const handset = phoneWith(unnamed(own), unnamed(line))
    handset.tell({ type: 'user.line_sim_chosen', simId: '1' })
    handset.tell({ type: 'user.line_sim_chosen', simId: '2' })
    expect(dial(handset)).toMatchObject([{ simId: '2' }])
    hold(handset, [unnamed(own), line])
    handset.tell({ type: 'user.line_sim_chosen', simId: '1' })
    expect(handset.view().lineSim?.current).toEqual({ simId: '2', name: 'SKT', knownBy: 'number' })
  })

  test('a SIM with another number than the line’s cannot be named', () => {
    const handset = phoneWith(own)
    handset.tell({ type: 'user.line_sim_chosen', simId: '1' })
    expect(dial(handset)).toEqual([])
    expect(handset.view().lineSim).toEqual({ current: null, choices: [] })
  })

  test('a phone that does not tell its SIMs apart dials as it would', () => {
    const handset = createReadyHandset({ settings: { lineNumber } })
    hold(handset, null)
    const [order] = dial(handset)
    expect(order).toBeDefined()
    expect(order).not.toHaveProperty('simId')
    expect(handset.view()).not.toHaveProperty('lineSim')
  })
})

describe('REC-7: the line’s SIM is taken out', () => {
  test('nothing leaves by the private one, the heartbeat says why, and it goes on when it is back', () => {
    const handset = phoneWith(own, line)
    const [beat] = only(hold(handset, [unnamed(own)]), 'send_heartbeat')
    expect(beat?.status).toMatchObject({ recordingFaults: ['line'], lineSim: null })
    expect(dial(handset)).toEqual([])
    expect(refusals(handset)).toEqual(['line_missing'])
    handset.tell({ type: 'user.dial_requested', phoneNumber: '010-5555-6666' })
    expect(handset.view().problem?.code).toBe('handset.line_missing')
    hold(handset, [own, line])
    expect(dial(handset, 2).length).toBe(1)
  })

  test('help is called all the same', () => {
    const handset = phoneWith(own)
    const placed = only(handset.tell({ type: 'user.dial_requested', phoneNumber: '112' }), 'place_call')
    expect(placed).toMatchObject([{ phoneNumber: '112' }])
    expect(placed[0]).not.toHaveProperty('simId')
  })
})

describe('INB-1, REC-1: calls by the private SIM', () => {
  test('ring and are answered here, and nothing of them is recorded, reported, texted or counted', () => {
    const handset = phoneWith(own, line)
    const before = handset.reports.length
    const [bound] = only(isCalled(handset, '1'), 'bind_call')
    const callId = bound?.callId ?? ''
    expect(handset.view().call).toMatchObject({ phoneNumber: '+821055556666' })
    handset.tell({ type: 'user.answer_requested' })
    const effects = [
      ...handset.tell({ type: 'call.connected', callId }),
      ...handset.tell({ type: 'call.held', callId }),
      ...handset.tell({ type: 'call.resumed', callId }),
      ...handset.tell({ type: 'user.recording_start_requested' }),
    ]
    handset.restart()
    hold(handset, [own, line])
    const instants = { connectedAtWallMs: null, endedAtWallMs: null }
    handset.tell({ type: 'call.inspected', callId, found: 'active', ...instants })
    effects.push(...handset.tell({ type: 'call.ended', callId, cause: 'remote' }))
    expect(only(effects, 'start_capture')).toEqual([])
    expect(handset.reports.length).toBe(before)
    expect(handset.view()).toMatchObject({ call: null, afterCall: null, today: { calls: 0 } })
    expect(handset.row(`call/${callId}`)).toBeUndefined()
  })

  test('missed ones send no text, by the line they do, from the line', () => {
    const handset = phoneWith(own, line)
    const missed = (simId: string) => {
      const [bound] = only(isCalled(handset, simId), 'bind_call')
      return only(
        handset.tell({ type: 'call.ended', callId: bound?.callId ?? '', cause: 'remote' }),
        'send_text',
      )
    }
    expect(missed('1')).toEqual([])
    expect(missed('2')).toMatchObject([{ simId: '2' }])
    expect(handset.reported('call.started')).toMatchObject([{ agentId: agent.agentId }])
  })

  test('a line that was taken out while it rang texts nobody by the private SIM, and the text is told as failed', () => {
    const handset = phoneWith(own, line)
    const [bound] = only(isCalled(handset, '2'), 'bind_call')
    hold(handset, [own])
    const effects = handset.tell({ type: 'call.ended', callId: bound?.callId ?? '', cause: 'remote' })
    expect(only(effects, 'send_text')).toEqual([])
    expect(handset.reported('text.failed')).toMatchObject([{ fault: 'no_service' }])
  })

  test('while nobody knows which is the line, calls of either are the agent’s own', () => {
    const handset = phoneWith(unnamed(own), unnamed(line))
    const before = handset.reports.length
    isCalled(handset, '2')
    expect(handset.reports.length).toBe(before)
  })

  test('a private call beside one of the line does not end the agent’s work on that', () => {
    const handset = phoneWith(own, line)
    dial(handset)
    const callId = id('call', 1)
    handset.tell({ type: 'call.connected', callId })
    const [bound] = only(isCalled(handset, '1'), 'bind_call')
    handset.tell({ type: 'call.ended', callId: bound?.callId ?? '', cause: 'remote' })
    expect(handset.view().agentState?.state).toBe('in_call')
  })
})
