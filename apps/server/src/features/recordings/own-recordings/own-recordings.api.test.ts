import type { ListenGrantResponse, OwnRecordingPage } from '@smartym/contract'
import {
  importRecipientKey,
  Media,
  openPayload,
  openPlayKey,
  renditionContext,
} from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../../test/floor.ts'
import { serverOrigin } from '../../audit/index.ts'
import type { SettingKey, SettingValue } from '../../settings/index.ts'
import { uuidOf } from '../recording-uuid.ts'
import { readSpeech } from '../rendition/ffmpeg.test-kit.ts'
import { createTestKey, sealSample } from '../test/sealed-sample.ts'

const minute = 60_000
const list = '/api/v1/handset/recordings'

describe.each(['sqlite', 'mariadb'] as const)('own recordings on the phone (%s)', (dialect) => {
  let floor: Floor
  let auditor: Requester
  let agent: FloorAgent
  beforeAll(async () => {
    floor = await createFloor(dialect)
    auditor = await floor.addPerson('auditor', floor.units.seoul)
  })
  afterAll(() => floor.stop())

  const set = <K extends SettingKey>(key: K, value: SettingValue<K>) => {
    const { companyId } = floor
    const { db, settings } = floor.container
    const change = { companyId, level: 'company', targetId: companyId, key, value } as const
    return db.transaction((tx) => settings.change(tx, serverOrigin(companyId), change))
  }

  const show = async ({ phone, password }: FloorAgent) => {
    const proof = { kind: 'password', password }
    expect((await phone.request('POST', '/api/v1/handset/reauthentication', proof)).statusCode).toBe(200)
  }

  /** An agent who has just shown who is there. */
  async function shownAgent(): Promise<FloorAgent> {
    const made = await floor.addWorkingAgent()
    await show(made)
    return made
  }

  /** A call of the agent that is recorded, or will be. */
  async function expectOne(
    { agentId, phone }: FloorAgent,
    customer: { number?: string; name?: string } = {},
  ): Promise<string> {
    const { db, ids, recordings, clock } = floor.container
    const recordingId = ids.next('recording')
    await db.transaction((tx) =>
      recordings.expectRecording(tx, {
        recordingId,
        callId: ids.next('call'),
        companyId: floor.companyId,
        orgUnitId: floor.units.team1,
        agentId,
        deviceId: phone.deviceId,
        customerNumber: customer.number ?? '+821012345678',
        customerName: customer.name ?? '홍길동',
        customerReference: 'C-1',
        expectedAt: clock.now(),
      }),
    )
    await floor.clock.advance(1000)
    return recordingId
  }

  /** The same, stored here and made into sound to play. */
  async function storeOne(owner: FloorAgent): Promise<string> {
    const recordingId = await expectOne(owner)
    const { deviceId, key, welcome } = owner.phone
    const { companyId } = floor
    const { file } = await sealSample({
      recordingId,
      companyId,
      deviceId,
      device: { ...createTestKey(), privateKey: key.privateKey, spki: key.spki },
      transport: {
        ...createTestKey(),
        point: Buffer.from(welcome.transportKey.publicKey, 'hex').subarray(-65),
      },
      sound: readSpeech('3gp'),
      media: Media.threeGp,
      startedAt: floor.clock.now(),
    })
    const actor = { kind: 'device', id: deviceId, name: null } as const
    const audit = { companyId, actor, address: null, deviceId }
    await floor.container.recordings.ingest(recordingId, file, { deviceId, audit })
    await floor.container.jobs.runDue()
    return recordingId
  }

  const search = (who: FloorAgent, query = '') => who.phone.request('GET', `${list}${query}`)
  async function found(who: FloorAgent, query = ''): Promise<OwnRecordingPage['items']> {
    const answer = await search(who, query)
    expect(answer.statusCode).toBe(200)
    return answer.json<OwnRecordingPage>().items
  }
  const idsOf = (items: OwnRecordingPage['items']) => items.map(({ recordingId }) => recordingId)
  const player = createTestKey()
  const play = (who: FloorAgent, recordingId: string) =>
    who.phone.request('POST', `${list}/${recordingId}/listen-grants`, {
      publicKey: player.point.toString('hex'),
    })
  const entriesOf = async (id: string) =>
    (await auditor.request('GET', `/api/v1/audit-entries?limit=50&objectId=${id}`)).json<{
      items: { action: string; actorName: string; detail: Record<string, unknown> }[]
    }>().items

  test('REC-10, SEC-5: nothing is listed before who is there was shown, nor after the grace time is over', async () => {
    agent = await floor.addWorkingAgent()
    await expectOne(agent)
    expect((await search(agent)).json()).toMatchObject({
      status: 403,
      code: 'accounts.reauthentication_required',
    })
    await show(agent)
    expect(await found(agent)).toHaveLength(1)
    await floor.pass(5 * minute + 1000)
    expect((await search(agent)).json().code).toBe('accounts.reauthentication_required')
  })

  test('SEC-5: where each act is asked for, the one that it was shown for goes through', async () => {
    await set('handset.reauthenticationGraceMs', 0)
    const asked = await shownAgent()
    await floor.pass(5000)
    expect((await search(asked)).statusCode).toBe(200)
    await floor.pass(30_000)
    expect((await search(asked)).json().code).toBe('accounts.reauthentication_required')
    await set('handset.reauthenticationGraceMs', 5 * minute)
  })

  test('REC-10, SEC-5: signing out and in again on the phone shows nothing of what was open before', async () => {
    const gone = await shownAgent()
    await gone.phone.signOut()
    expect((await search(gone)).json().code).toBe('accounts.reauthentication_required')
    await gone.phone.signIn(gone.loginId, gone.password)
    expect((await search(gone)).json().code).toBe('accounts.reauthentication_required')
  })

  test('REC-10: the agent sees its own recordings alone, newest first, in pages, with the numbers masked', async () => {
    const [own, other] = [await shownAgent(), await shownAgent()]
    const made = [await expectOne(own), await expectOne(own), await expectOne(own)]
    const foreign = await expectOne(other)
    const items = await found(own)
    expect(idsOf(items)).toEqual(made.toReversed())
    expect(items[0]).toMatchObject({
      state: 'expected',
      customerNumber: { text: '010-****-5678', isMasked: true },
      customerName: '홍길동',
      memo: '',
      isImportant: false,
      listening: 'refused',
    })
    const first = (await search(own, '?limit=2')).json<OwnRecordingPage>()
    const next = (await search(own, `?limit=2&cursor=${first.nextCursor}`)).json<OwnRecordingPage>()
    expect([idsOf(first.items), idsOf(next.items), next.nextCursor]).toEqual([
      made.slice(1).toReversed(),
      made.slice(0, 1),
      null,
    ])
    const body = { memo: '남의 것', isImportant: true }
    const foreignMemo = await own.phone.request('PUT', `${list}/${foreign}/memo`, body)
    expect(foreignMemo.json().code).toBe('recordings.not_found')
  })

  test('REC-10: the agent finds calls by the end of a number, the whole number, the name, and the day', async () => {
    const own = await shownAgent()
    const early = await expectOne(own, { number: '+821055550001', name: '이서준' })
    await floor.pass(2 * minute)
    const between = new Date(floor.clock.now()).toISOString()
    const late = await expectOne(own, { number: '+821055550002', name: '박하은' })
    expect(idsOf(await found(own, '?trailingDigits=0001'))).toEqual([early])
    expect(idsOf(await found(own, '?number=010-5555-0002'))).toEqual([late])
    expect(idsOf(await found(own, '?number=nobody'))).toEqual([])
    expect(idsOf(await found(own, `?name=${encodeURIComponent('서준')}`))).toEqual([early])
    expect(idsOf(await found(own, `?to=${between}`))).toEqual([early])
    expect(idsOf(await found(own, `?from=${between}`))).toEqual([late])
  })

  test('SEC-12: where names are masked on phones, they are in the list, and no name is found that is not seen', async () => {
    const own = await shownAgent()
    const recordingId = await expectOne(own, { name: '이서준' })
    await set('handset.isNameMasked', true)
    expect((await found(own))[0]?.customerName).toBe('이*준')
    expect(await found(own, `?name=${encodeURIComponent('이서준')}`)).toEqual([])
    await set('handset.isNameMasked', false)
    expect(idsOf(await found(own, `?name=${encodeURIComponent('이서준')}`))).toEqual([recordingId])
  })

  test('REC-10: a name is found behind many others, page by page', async () => {
    const own = await shownAgent()
    const wanted = [await expectOne(own, { name: '남궁민' }), await expectOne(own, { name: '남궁수' })]
    for (let count = 0; count < 3; count += 1) await expectOne(own)
    const query = `?limit=1&name=${encodeURIComponent('남궁')}`
    const first = (await search(own, query)).json<OwnRecordingPage>()
    const next = (await search(own, `${query}&cursor=${first.nextCursor}`)).json<OwnRecordingPage>()
    expect([...idsOf(first.items), ...idsOf(next.items)]).toEqual(wanted.toReversed())
  })

  test('REC-10: a memo and a star stay with the recording, are found by it, and leave a trace without the text', async () => {
    const own = await shownAgent()
    const [plain, starred] = [await expectOne(own), await expectOne(own)]
    const body = { memo: '다음 주 재통화 약속', isImportant: true }
    const saved = await own.phone.request('PUT', `${list}/${starred}/memo`, body)
    expect(saved.json()).toMatchObject({ recordingId: starred, ...body })
    expect(
      (await found(own, '?isImportant=true')).map(({ recordingId, memo }) => [recordingId, memo]),
    ).toEqual([[starred, body.memo]])
    expect(idsOf(await found(own, '?isImportant=false'))).toEqual([plain])
    const entries = await entriesOf(starred)
    expect(entries[0]).toMatchObject({ action: 'recordings.memo_saved', detail: { isImportant: true } })
    expect(JSON.stringify(entries)).not.toContain(body.memo)
    await own.phone.request('PUT', `${list}/${starred}/memo`, { memo: '', isImportant: false })
    expect(await found(own, '?isImportant=true')).toEqual([])
  })

  test('REC-10, SEC-7: an agent hears an own recording on the phone only where the company lets agents, and it stands among those who listened', async () => {
    const own = await shownAgent()
    const recordingId = await storeOne(own)
    expect((await play(own, recordingId)).json()).toMatchObject({ code: 'recordings.own_listening_off' })
    await set('handset.areOwnRecordingsHeard', true)
    expect((await found(own))[0]).toMatchObject({ recordingId, listening: 'allowed' })
    const answer = await play(own, recordingId)
    expect(answer.statusCode).toBe(201)
    const grant = answer.json<ListenGrantResponse>()
    const mp3 = grant.renditions.find(({ kind }) => kind === 'mp3')
    const content = await own.phone.request(
      'GET',
      `/api/v1/handset/listen-grants/${grant.listenGrantId}/content/mp3`,
    )
    expect(content.rawPayload.length).toBe(mp3?.sizeBytes)
    const sealedKey = Buffer.from(`${mp3?.sealedKey.enc}${mp3?.sealedKey.ciphertext}`, 'hex')
    const key = await importRecipientKey(player.scalar, nodePrimitives)
    const identity = Buffer.from(grant.identityBlock, 'hex')
    const dataKey = await openPlayKey(key, grant.listenGrantId, identity, sealedKey, nodePrimitives)
    const context = renditionContext('mp3', uuidOf(recordingId))
    expect((await openPayload(dataKey, context, content.rawPayload, nodePrimitives)).length).toBeGreaterThan(
      10_000,
    )

    const listened = (await entriesOf(recordingId)).find(({ action }) => action === 'recordings.listened')
    expect(listened).toMatchObject({ detail: { purpose: 'own_play' } })
    const person = await floor.signIn(own.loginId)
    const listens = (await person.request('GET', '/api/v1/own-listens')).json()
    expect(listens.items).toMatchObject([{ recordingId, kind: 'listen', reason: null }])
    await set('handset.areOwnRecordingsHeard', false)
  })

  test('REC-10: nobody hears another’s recording so, and a grant is the phone’s and the agent’s to whom it was given', async () => {
    await set('handset.areOwnRecordingsHeard', true)
    const [own, other] = [await shownAgent(), await shownAgent()]
    const recordingId = await storeOne(own)
    expect((await play(other, recordingId)).json().code).toBe('recordings.not_found')
    const { listenGrantId } = (await play(own, recordingId)).json<ListenGrantResponse>()
    const content = `/api/v1/handset/listen-grants/${listenGrantId}/content/mp3`
    expect((await other.phone.request('GET', content)).json().code).toBe('recordings.listen_expired')
    expect((await own.phone.request('GET', content)).statusCode).toBe(200)
    await own.phone.signOut()
    expect((await own.phone.request('GET', content)).json().code).toBe('accounts.reauthentication_required')
    await set('handset.areOwnRecordingsHeard', false)
  })

  test('REC-10: what is not stored yet, or has no sound to play yet, is not given', async () => {
    await set('handset.areOwnRecordingsHeard', true)
    const own = await shownAgent()
    const recordingId = await expectOne(own)
    expect((await found(own))[0]?.listening).toBe('not_possible')
    expect((await play(own, recordingId)).json().code).toBe('recordings.not_stored')
    await set('handset.areOwnRecordingsHeard', false)
  })

  test('DEL-3, DEL-4: what the agent deleted before it was sent is missing here, and the history says who did', async () => {
    const own = await shownAgent()
    const recordingId = await expectOne(own)
    await own.phone.report('recording.deleted', { recordingId, cause: 'agent' })
    expect((await found(own))[0]).toMatchObject({ recordingId, state: 'missing' })
    expect(await entriesOf(recordingId)).toMatchObject([
      { action: 'recordings.deleted_on_phone', detail: { cause: 'agent', agentId: own.agentId } },
    ])
    const stored = await storeOne(own)
    await own.phone.report('recording.deleted', { recordingId: stored, cause: 'stored' })
    expect((await entriesOf(stored)).map(({ action }) => action)).not.toContain('recordings.deleted_on_phone')
  })
})
