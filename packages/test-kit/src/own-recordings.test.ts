import type { DialRequestResponse, ListenResponse, RecordingResponse } from '@smartym/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { signInToConsole } from './api-client.ts'
import { type Constellation, startConstellation } from './constellation.ts'

const everything = { from: null, to: null, number: '', name: '', isImportantOnly: false }
const callMs = 60_000

describe('own recordings on a virtual phone', () => {
  let constellation: Constellation
  afterEach(() => constellation.stop())

  const phone = () => {
    const [handset] = constellation.handsets
    if (handset === undefined) throw new Error('no phone')
    return handset
  }

  async function allowListening(): Promise<void> {
    const administrator = await constellation.signIn('administrator')
    const { version } = await administrator.get<{ version: number }>('/api/v1/settings?level=company')
    await administrator.post('/api/v1/settings/changes', {
      level: 'company',
      version,
      reason: '본인 녹취 청취 허용',
      edits: [{ key: 'handset.areOwnRecordingsHeard', value: true }],
    })
  }

  /** A call of the agent, recorded, stored, and made into sound to play. */
  async function talk(): Promise<string> {
    const { company, crm, until } = constellation
    const dialled = await crm.post<DialRequestResponse>('/api/v1/dial-requests', {
      agent: { employeeNumber: company.agents[0]?.employeeNumber },
      phoneNumber: '010-0000-9104',
      customerName: '박서준',
      purpose: 'service',
    })
    const manager = await constellation.signIn('managerA')
    await until(
      'there is sound to play',
      async () => {
        const path = `/api/v1/recordings/${dialled.recordingId}`
        return (await manager.get<RecordingResponse>(path)).rendition === 'ready'
      },
      callMs,
    )
    return dialled.recordingId ?? ''
  }

  test('REC-10, SEC-5, SEC-7, ADM-13: the agent shows who is there, finds the call, hears it, and sees to have heard it', async () => {
    constellation = await startConstellation()
    const { until, company } = constellation
    await allowListening()
    const recordingId = await talk()
    const handset = phone()
    handset.send({ type: 'user.own_recordings_searched', search: { ...everything, name: '서준' } })
    await until('it is asked who is there', () => handset.view()?.reauthentication.isAsked === true)
    const wrong = { kind: 'password', password: 'not the password' } as const
    handset.send({ type: 'user.reauthentication_requested', proof: wrong })
    await until('a wrong password is refused', () => handset.view()?.reauthentication.faultCode !== null)
    const [agent] = company.agents
    const { loginId = '', password = '' } = agent ?? {}
    handset.send({ type: 'user.reauthentication_requested', proof: { kind: 'password', password } })
    const [found] = await until('the call is found', () => {
      const list = handset.view()?.ownRecordings
      return list?.state === 'shown' && list.items
    })
    expect(found).toMatchObject({ recordingId, customerName: '박서준', listening: 'allowed' })

    handset.send({
      type: 'user.recording_memo_changed',
      recordingId,
      memo: '다음 주 재통화',
      isImportant: true,
    })
    await until('the memo is kept', () => handset.view()?.ownRecordings?.items[0]?.memo === '다음 주 재통화')

    handset.send({ type: 'user.play_requested', recordingId })
    const player = await until('it plays', () => {
      const played = handset.view()?.player
      return played?.state === 'playing' && played
    })
    expect(player.durationMs).toBeGreaterThan(2_000)
    expect(handset.sound(recordingId)?.bytes.length).toBeGreaterThan(1_000)
    handset.send({ type: 'user.playing_sought', positionMs: player.durationMs - 200 })
    await until('it comes to its end', () => handset.view()?.player?.state === 'ended')
    handset.send({ type: 'user.own_recordings_closed' })
    await until('nothing is heard any more', () => handset.view()?.player === undefined)
    expect(handset.sound(recordingId)).toBeUndefined()

    const person = await signInToConsole(constellation.address, { loginId, password })
    const { items } = await person.get<{ items: ListenResponse[] }>('/api/v1/own-listens')
    expect(items).toMatchObject([{ recordingId, kind: 'listen', reason: null }])
  })

  test('REC-10: an agent whom the company does not let hear them is told so', async () => {
    constellation = await startConstellation()
    const { until, company } = constellation
    const recordingId = await talk()
    const handset = phone()
    handset.send({ type: 'user.own_recordings_searched', search: everything })
    const password = company.agents[0]?.password ?? ''
    handset.send({ type: 'user.reauthentication_requested', proof: { kind: 'password', password } })
    const [found] = await until('the list is shown', () => {
      const list = handset.view()?.ownRecordings
      return list?.state === 'shown' && list.items
    })
    expect(found).toMatchObject({ recordingId, listening: 'refused' })
    handset.send({ type: 'user.play_requested', recordingId })
    const refused = await until('it is refused', () => {
      const played = handset.view()?.player
      return played?.state === 'failed' && played
    })
    expect(refused.faultCode).toBe('recordings.own_listening_off')
    expect(handset.sound(recordingId)).toBeUndefined()
  })
})
