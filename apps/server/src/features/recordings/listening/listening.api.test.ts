import { importRecipientKey, openPayload, openPlayKey, SealedRecordingError } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ListenGrantResponse, ListenRequestResponse } from '@smartym/contract'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createTestKey } from '../test/sealed-sample.ts'
import { createListeningWorld, type ListeningWorld, type PersonName } from './test/listening-world.ts'

describeOnBothDialects('listening', (makeDb) => {
  let world: ListeningWorld
  let recordingId: string
  let sound: Buffer

  beforeAll(async () => {
    world = await createListeningWorld(await makeDb())
  })
  afterAll(() => world.close())

  beforeEach(async () => {
    ;({ recordingId, sound } = await world.storedRecording())
    world.forget()
  })

  const call: ListeningWorld['call'] = (...asked) => world.call(...asked)
  const ask = (as?: PersonName) => world.ask(recordingId, as)
  const askFor = (as?: PersonName) => world.askFor(recordingId, as)
  const decide = (id: string, decision?: string, as?: string) => world.decide(id, decision, as)
  const grant = () => world.grant(recordingId)

  test('SEC-8: a manager asks, another approves, and the player alone can open what it was granted', async () => {
    expect((await grant()).json()).toMatchObject({ code: 'recordings.listen_not_approved' })
    expect(world.entries.map(({ kind, action }) => [kind, action])).toEqual([
      ['refusal', 'recordings.listen_refused'],
    ])
    const { listenRequestId } = await askFor()
    expect((await decide(listenRequestId)).json()).toMatchObject({ state: 'approved', playsLeft: 3 })

    const answer = await grant()
    expect(answer.statusCode).toBe(201)
    const granted = answer.json<ListenGrantResponse>()
    expect(granted).toMatchObject({ playsLeft: 2, watermark: '이름-asker', renditions: [], captions: null })
    expect(granted.devicePublicKey).toBe(world.device.spki.toString('hex'))
    const listened = world.entries.filter(({ kind }) => kind === 'listen')
    expect(listened).toHaveLength(1)
    expect(listened[0]).toMatchObject({ action: 'recordings.listened', object: { id: recordingId } })

    const identity = Buffer.from(granted.identityBlock, 'hex')
    const sealed = Buffer.from(granted.recordingKey.enc + granted.recordingKey.ciphertext, 'hex')
    const key = await importRecipientKey(world.player.scalar, nodePrimitives)
    const dataKey = await openPlayKey(key, granted.listenGrantId, identity, sealed, nodePrimitives)
    const content = await call('asker', 'GET', `/listen-grants/${granted.listenGrantId}/content/sealed`)
    expect(content.statusCode).toBe(200)
    const payload = content.rawPayload.subarray(114, -120)
    expect(Buffer.from(await openPayload(dataKey, identity, payload)).equals(sound)).toBe(true)

    const stranger = await importRecipientKey(createTestKey().scalar, nodePrimitives)
    await expect(openPlayKey(stranger, granted.listenGrantId, identity, sealed)).rejects.toThrow(
      SealedRecordingError,
    )
  })

  test('SEC-8: nobody decides on their own request or call, also not through another account', async () => {
    const own = await askFor('asker')
    expect((await decide(own.listenRequestId, 'approved', 'asker')).json()).toMatchObject({
      code: 'recordings.own_request',
    })
    expect((await decide(own.listenRequestId, 'approved', 'subject')).json()).toMatchObject({
      code: 'recordings.own_call',
    })
    expect((await decide(own.listenRequestId, 'approved', 'stranger')).json()).toMatchObject({
      code: 'recordings.listen_request_not_found',
    })
    const refused = world.entries.filter(({ kind }) => kind === 'refusal')
    expect(refused.map(({ detail }) => detail?.['code'])).toEqual(['own_request', 'own_call'])
    const shown = (await call('decider', 'GET', `/listen-requests?recordingId=${recordingId}`)).json<{
      items: ListenRequestResponse[]
    }>()
    expect(shown.items.map(({ mayDecide }) => mayDecide)).toEqual([true])
    const toAsker = (
      await call('asker', 'GET', `/listen-requests?recordingId=${recordingId}&mine=true`)
    ).json<{
      items: ListenRequestResponse[]
    }>()
    expect(toAsker.items.map(({ mayDecide }) => mayDecide)).toEqual([false])
  })

  test('SEC-8: what waits for a decision is what the reader may decide: no request or call of one’s own, also under another account', async () => {
    const { listenRequestId } = await askFor()
    const waitingFor = async (as: PersonName) => {
      const list = `/listen-requests?recordingId=${recordingId}&decidable=true&withTotal=true`
      return (await call(as, 'GET', list)).json<{ items: ListenRequestResponse[]; total: number }>()
    }
    const seen = { items: [expect.objectContaining({ listenRequestId, mayDecide: true })], total: 1 }
    expect(await waitingFor('decider')).toMatchObject(seen)
    for (const nobody of ['asker', 'subject', 'stranger'] as const)
      expect(await waitingFor(nobody)).toMatchObject({ items: [], total: 0 })
    expect((await waitingFor('double')).items).toEqual([])
    await decide(listenRequestId)
    expect(await waitingFor('decider')).toMatchObject({ items: [], total: 0 })
  })

  test('SEC-8: one open request a person and recording, decided once', async () => {
    const { listenRequestId } = await askFor()
    expect((await ask()).json()).toMatchObject({ code: 'recordings.listen_already_requested' })
    const decisions = await Promise.all([
      decide(listenRequestId, 'approved'),
      decide(listenRequestId, 'rejected'),
    ])
    expect(decisions.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  test('SEC-8: time ends requests and approvals, and plays run out', async () => {
    const open = await askFor()
    await world.clock.advance(24 * 3600_000)
    expect((await decide(open.listenRequestId)).json()).toMatchObject({
      code: 'recordings.listen_request_closed',
    })
    const { listenRequestId } = await askFor()
    await decide(listenRequestId)
    const plays = await Promise.all([1, 2, 3, 4, 5].map(() => grant()))
    expect(plays.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 201, 403, 403])
    expect((await grant()).json()).toMatchObject({ code: 'recordings.plays_used_up' })
    await world.clock.advance(3600_000)
    expect((await grant()).json()).toMatchObject({ code: 'recordings.listen_expired' })
  })

  test('SEC-7: a grant serves ranges to its own session while it lives, and nobody else', async () => {
    const { listenRequestId } = await askFor()
    await decide(listenRequestId)
    const { listenGrantId } = (await grant()).json<ListenGrantResponse>()
    const url = `/listen-grants/${listenGrantId}/content/sealed`
    const part = await call('asker', 'GET', url, undefined, { range: 'bytes=0-7' })
    expect(part.statusCode).toBe(206)
    expect(part.rawPayload.toString('hex')).toBe('89534d520d0a1a0a')
    expect(part.headers['content-range']).toMatch(/^bytes 0-7\/\d+$/)
    const beyond = await call('asker', 'GET', url, undefined, { range: 'bytes=99999999-' })
    expect(beyond.statusCode).toBe(416)
    expect(beyond.headers['content-range']).toMatch(/^bytes \*\/\d+$/)
    for (const as of ['decider', 'askerElsewhere'])
      expect((await call(as, 'GET', url)).json()).toMatchObject({ code: 'recordings.listen_expired' })
    expect((await call('asker', 'GET', url.replace('sealed', 'mp3'))).json()).toMatchObject({
      code: 'recordings.rendition_not_ready',
    })
    await world.clock.advance(600_000)
    expect((await call('asker', 'GET', url)).json()).toMatchObject({ code: 'recordings.listen_expired' })
  })

  test('SEC-7: the file that is taken away is sealed, named and audited', async () => {
    const asked = { reason: 'audit', text: '감사 자료 제출' }
    const answer = await call('asker', 'POST', `/recordings/${recordingId}/downloads`, asked)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="[\d-]+-rec_[0-9a-f]+\.smr"; filename\*=UTF-8''/,
    )
    expect(answer.rawPayload.includes(sound.subarray(0, 32))).toBe(false)
    expect(answer.rawPayload.readUInt16BE(112)).toBe(0)
    expect(world.entries).toMatchObject([
      { kind: 'download', reason: asked.text, object: { id: recordingId } },
    ])
  })

  test('SEC-8: what a list says of listening follows the caller', async () => {
    const listening = async (as: string) =>
      (await call(as, 'GET', `/recordings/${recordingId}`)).json<{ listening: string }>().listening
    expect(await listening('asker')).toBe('must_request')
    const { listenRequestId } = await askFor()
    expect(await listening('asker')).toBe('requested')
    expect(await listening('decider')).toBe('must_request')
    await decide(listenRequestId)
    expect(await listening('asker')).toBe('allowed')
    expect((await call('stranger', 'GET', `/recordings/${recordingId}`)).statusCode).toBe(404)
  })

  test('ADM-2: marks are kept at their place, shown in lists, and limited', async () => {
    const url = `/recordings/${recordingId}/marks`
    const late = await call('asker', 'POST', url, { atMs: 9000, text: '약속' })
    expect(late.statusCode).toBe(201)
    await call('asker', 'POST', url, { atMs: 100, text: '인사' })
    const listed = (await call('decider', 'GET', url)).json<{ items: { markId: string; text: string }[] }>()
      .items
    expect(listed.map(({ text }) => text)).toEqual(['인사', '약속'])
    const marked = (await call('asker', 'GET', '/recordings?isMarked=true')).json<{
      items: { recordingId: string }[]
    }>()
    expect(marked.items.map((item) => item.recordingId)).toContain(recordingId)
    for (const { markId } of listed)
      expect((await call('asker', 'DELETE', `${url}/${markId}`)).statusCode).toBe(204)
    expect((await call('asker', 'DELETE', `${url}/${listed[0]?.markId}`)).json()).toMatchObject({
      code: 'recordings.mark_not_found',
    })
    expect((await call('asker', 'GET', `/recordings/${recordingId}`)).json()).toMatchObject({
      isMarked: false,
    })
  })
})
