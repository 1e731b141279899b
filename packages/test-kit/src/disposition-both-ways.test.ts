import { createSmartymClient } from '@smartym/click-to-call'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DialSession, type DialView } from '../../click-to-call/src/dial-session.ts'
import { type Constellation, startConstellation } from './constellation.ts'

/** A number whose owner talks for a moment and hangs up. */
const phoneNumber = '010-0000-9102'
const key = 'button'

/** What the page of a CRM has: the dial button's session, and what the button shows. */
async function openCrmPage({ address, company, startSampleCrm }: Constellation) {
  const crm = await startSampleCrm()
  const asked = await fetch(`${crm.url}smartym-token?agent=${company.agents[0]?.employeeNumber}`, {
    method: 'POST',
  })
  const { token } = (await asked.json()) as { token: string }
  const { origin } = new URL(crm.url)
  const client = createSmartymClient({
    server: address,
    token,
    fetch: (input, init) => {
      const request = new Request(input, init)
      request.headers.set('origin', origin)
      return fetch(request)
    },
  })
  const session = new DialSession({
    server: address,
    language: 'ko',
    token: () => Promise.reject(new Error('not asked')),
    client,
  })
  const shown: { view: DialView } = { view: { step: 'idle' } }
  const leave = session.subscribe(key, (view) => {
    shown.view = view
  })
  return { session, shown, leave }
}

describe('one answer for a call, wherever it is given', () => {
  let constellation: Constellation
  let crm: Awaited<ReturnType<typeof openCrmPage>>
  beforeEach(async () => {
    constellation = await startConstellation()
    crm = await openCrmPage(constellation)
  })
  afterEach(async () => {
    crm.leave()
    await constellation.stop()
  })

  /** One call to its end: the phone's form is open, and the CRM's button asks too. */
  async function talk() {
    const { handsets, until } = constellation
    const handset = handsets[0]
    if (handset === undefined) throw new Error('no phone')
    await crm.session.dial(key, { phoneNumber })
    const callId = await until('both ask for the answer', () => {
      const { view } = crm.shown
      return view.step === 'ended' && handset.view()?.afterCall?.callId === view.callId && view.callId
    })
    return { handset, callId, until }
  }

  test('CTC-4: the CRM’s answer closes the form on the phone', async () => {
    const { handset, callId, until } = await talk()
    await crm.session.recordDisposition(key, callId, 'promise', '금요일')
    await until('the form is closed', () => handset.view()?.afterCall === null)
    expect(handset.view()?.agentState?.state).toBe('wrap_up')
    expect(crm.shown.view).toEqual({ step: 'saved', callId, code: 'promise', isElsewhere: false })
  })

  test('CTC-4: a note that is being typed on the phone outlives the CRM’s answer, and can be saved over it', async () => {
    const { handset, callId, until } = await talk()
    handset.send({ type: 'user.note_changed', note: '월요일에 다시' })
    await crm.session.recordDisposition(key, callId, 'promise', '')
    await until('the form has the CRM’s code', () => handset.view()?.afterCall?.chosenCode === 'promise')
    expect(handset.view()?.afterCall).toMatchObject({ note: '월요일에 다시', isSaved: false })
    handset.send({ type: 'user.disposition_chosen', code: 'promise', note: '월요일에 다시' })
    await until('the server has the note', async () => {
      const call = await constellation.crm.get<{ disposition: { note: string | null } | null }>(
        `/api/v1/calls/${callId}`,
      )
      return call.disposition?.note === '월요일에 다시'
    })
  })

  test('CTC-4: what the agent chooses on the phone is what the CRM’s button says', async () => {
    const { handset, callId, until } = await talk()
    handset.send({ type: 'user.disposition_chosen', code: 'promise', note: null })
    await until('the button has learnt it', () => crm.shown.view.step === 'saved')
    expect(crm.shown.view).toEqual({ step: 'saved', callId, code: 'promise', isElsewhere: true })
  })
})
