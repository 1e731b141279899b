import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LossReportResponse } from '@smartym/contract'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../test/floor.ts'

/** Every character that a PDF's fonts are told to stand for. */
function charactersOf(pdf: Buffer): Set<string> {
  const found = new Set<string>()
  const text = pdf.toString('latin1')
  for (const { index } of text.matchAll(/stream\r?\n/g)) {
    const from = text.indexOf('\n', index) + 1
    const to = text.indexOf('endstream', from)
    let stream: string
    try {
      stream = inflateSync(pdf.subarray(from, to)).toString('latin1')
    } catch {
      continue
    }
    if (!stream.includes('beginbfrange')) continue
    for (const [, hex = ''] of stream.matchAll(/<([0-9a-f]{4,8})>/gi))
      found.add(Buffer.from(hex, 'hex').swap16().toString('utf16le'))
  }
  return found
}

describe.each(['sqlite', 'mariadb'] as const)('reports of losses (%s)', (dialect) => {
  let floor: Floor
  let admin: Requester
  let agent: FloorAgent
  beforeAll(async () => {
    floor = await createFloor(dialect)
    admin = await floor.addPerson('administrator', floor.units.seoul)
    agent = await floor.addWorkingAgent(floor.units.team1)
  })
  afterAll(() => floor.stop())

  const list = async (by: Requester = admin, query = '') =>
    (await by.request('GET', `/api/v1/loss-reports${query}`)).json<{ items: LossReportResponse[] }>().items
  const take = (lossReportId: string, by: Requester = admin, language = 'ko') =>
    by.request('POST', `/api/v1/loss-reports/${lossReportId}/document`, undefined, {
      'accept-language': language,
    })

  test('SEC-14: a loss leaves a record of who had the phone, which whoever manages phones finds by API', async () => {
    expect(await list()).toEqual([])
    const { deviceId } = agent.phone
    const csrf = (await admin.request('GET', '/api/v1/session')).json<{ csrfToken: string }>().csrfToken
    const lost = await admin.request(
      'POST',
      `/api/v1/devices/${deviceId}/loss`,
      { reason: '퇴근길 택시에 두고 내림' },
      { 'x-csrf-token': csrf },
    )
    expect(lost.statusCode).toBe(200)
    const [report] = await list()
    expect(report).toMatchObject({
      deviceId,
      reason: '퇴근길 택시에 두고 내림',
      reportedAt: new Date(floor.clock.now()).toISOString(),
      deviceState: 'lost',
      agentName: expect.stringContaining('agent'),
      reportedBy: expect.stringContaining('administrator'),
    })
    expect(await list(admin, `?deviceId=${deviceId}`)).toHaveLength(1)
  })

  test('SEC-6: another branch’s or company’s loss is not there', async () => {
    const away = await floor.addPerson('manager', floor.units.busan)
    const stranger = await (await floor.addCompany()).addPerson('administrator', floor.units.seoul)
    const [report] = await list()
    for (const by of [away, stranger]) {
      expect(await list(by)).toEqual([])
      expect((await take(report?.lossReportId ?? '', by)).json()).toMatchObject({
        code: 'loss_reports.not_found',
      })
    }
  })

  test('SEC-14: the report is a PDF with everything in it, in the reader’s language, and taking it leaves a trace', async () => {
    const [report] = await list()
    const korean = await take(report?.lossReportId ?? '')
    expect(korean.statusCode).toBe(200)
    expect(korean.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="loss-report-\d{4}-\d\d-\d\d-\w{6}\.pdf"/,
      ),
    })
    expect(korean.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const characters = charactersOf(korean.rawPayload)
    const text = '단말기 분실 보고서 퇴근길 택시에 두고 내림 보안 담당자 초기화 명령을 내렸습니다'
    const missing = (text.match(/./gu) ?? []).filter((character) => !characters.has(character))
    expect(missing).toEqual([])
    const english = await take(report?.lossReportId ?? '', admin, 'en')
    expect(charactersOf(english.rawPayload).has('령')).toBe(false)
    const entries = await floor.container.db
      .read<{ audit_entries: { action: string; object_id: string; kind: string } }>()
      .selectFrom('audit_entries')
      .select(['kind', 'object_id'])
      .where('action', '=', 'loss_reports.created')
      .execute()
    expect(entries).toHaveLength(2)
    expect(entries[0]).toEqual({ kind: 'download', object_id: agent.phone.deviceId })
  })
})
