import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditTables } from '../../../test/audit-tables.ts'
import { createFloor, type Floor, type FloorAgent, type Requester } from '../../../test/floor.ts'
import { picture } from './test/picture.ts'

const values = {
  applicant_name: '김하늘',
  employee_number: '1001',
  department: '상담1팀',
  work_phone: '010-0000-1234',
  purpose: '고객 상담',
  use_from: '2026-12-01',
  keeps_rules: 'yes',
}

describe.each(['sqlite', 'mariadb'] as const)('forms (%s)', (dialect) => {
  let floor: Floor
  let administrator: Requester
  let teamManager: Requester & { accountId: string }
  let stranger: Requester
  let agent: FloorAgent
  let own: Requester
  beforeAll(async () => {
    floor = await createFloor(dialect)
    administrator = await floor.addPerson('administrator', floor.units.seoul)
    teamManager = await floor.addPerson('team_manager', floor.units.team1)
    stranger = await floor.addPerson('team_manager', floor.units.busan)
    agent = await floor.addAgent()
    own = await signIn(agent)
  })
  afterAll(() => floor.stop())

  async function signIn({ loginId, password }: FloorAgent): Promise<Requester> {
    const payload = { loginId, password }
    const answer = await floor.app.inject({ method: 'POST', url: '/api/v1/session', payload })
    const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
    const headers = { cookie, 'x-csrf-token': answer.json<{ csrfToken: string }>().csrfToken }
    return {
      request: (method, url, body) =>
        floor.app.inject({ method, url, headers, ...(body !== undefined && { payload: body }) }),
    }
  }
  const create = async (by: Requester, body: object = {}) =>
    (await by.request('POST', '/api/v1/forms', { kind: 'usage_application', values, ...body })).json()
  const submit = (by: Requester, { formId, revision }: { formId: string; revision: number }) =>
    by.request('POST', `/api/v1/forms/${formId}/submission`, { revision })
  const decide = (by: Requester, { formId, revision }: { formId: string; revision: number }, body: object) =>
    by.request('POST', `/api/v1/forms/${formId}/decision`, { revision, ...body })
  const approve = { decision: 'approved' }
  const read = async (by: Requester, formId: string) =>
    (await by.request('GET', `/api/v1/forms/${formId}`)).json()
  const inbox = async (by: Requester) =>
    (await by.request('GET', '/api/v1/forms?toDecide=true'))
      .json()
      .items.map((form: { formId: string }) => form.formId)

  test('DIS-5: an agent fills in a form; team manager and administrator approve it one after the other', async () => {
    const draft = await create(own)
    expect(draft).toMatchObject({ state: 'draft', subjectAccountId: agent.accountId, mayFill: true, values })
    const waiting = (await submit(own, draft)).json()
    expect(waiting).toMatchObject({
      state: 'waiting',
      steps: ['team_manager', 'administrator'],
      approvedSteps: 0,
    })
    expect([await inbox(teamManager), await inbox(administrator), await inbox(stranger)]).toEqual([
      [draft.formId],
      [],
      [],
    ])
    const early = await decide(administrator, waiting, approve)
    expect([early.statusCode, early.json().code]).toEqual([403, 'forms.may_not_decide'])
    const passed = (await decide(teamManager, waiting, approve)).json()
    expect(passed).toMatchObject({ state: 'waiting', approvedSteps: 1, mayDecide: false })
    const approved = (await decide(administrator, passed, approve)).json()
    expect(approved).toMatchObject({ state: 'approved', approvedSteps: 2, mayFill: false })
    expect(approved.decisions.map(({ role }: { role: string }) => role)).toEqual([
      'team_manager',
      'administrator',
    ])
    const late = await decide(administrator, approved, approve)
    expect([late.statusCode, late.json().code]).toEqual([409, 'forms.state_conflict'])
    const audited = await floor.container.db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .select('action')
      .where('object_id', '=', draft.formId)
      .orderBy('id')
      .execute()
    expect(audited.map(({ action }) => action)).toEqual([
      'forms.created',
      'forms.submitted',
      'forms.approved',
      'forms.approved',
    ])
  })

  test('DIS-5, ADM-1: who looks at forms hears of each change, and the list is taken away as it is filtered', async () => {
    const heard: (readonly [string | null, { readonly formId?: string }])[] = []
    const stopHearing = floor.container.outbox.subscribe((events) => {
      for (const { kind, orgUnitId, payload } of events)
        if (kind === 'form.changed') heard.push([orgUnitId, payload as { readonly formId?: string }])
    })
    const draft = await create(own)
    const waiting = (await submit(own, draft)).json()
    await floor.pass(0)
    stopHearing()
    const { formId } = draft
    // Events of the tests before this one may still be on their way.
    expect(heard.filter(([, payload]) => payload.formId === formId)).toEqual([
      [draft.orgUnitId, { formId, formState: 'draft' }],
      [draft.orgUnitId, { formId, formState: waiting.state }],
    ])
    const wish = { format: 'csv', reason: '분기 점검 자료', filter: { state: 'waiting' } }
    expect((await own.request('POST', '/api/v1/forms/exports', wish)).statusCode).toBe(403)
    const file = await administrator.request('POST', '/api/v1/forms/exports', wish)
    expect(file.statusCode).toBe(200)
    expect(file.payload).toContain(formId)
    const other = await administrator.request('POST', '/api/v1/forms/exports', {
      ...wish,
      filter: { state: 'approved' },
    })
    expect(other.payload).not.toContain(formId)
  })

  test('DIS-5: a rejection wants a reason; the form is mended and goes through every step again', async () => {
    const waiting = (await submit(own, await create(own))).json()
    const passed = (await decide(teamManager, waiting, approve)).json()
    const silent = await decide(administrator, passed, { decision: 'rejected', reason: ' ' })
    expect([silent.statusCode, silent.json().code]).toEqual([422, 'forms.reason_required'])
    const rejected = (
      await decide(administrator, passed, { decision: 'rejected', reason: '목적을 자세히' })
    ).json()
    expect(rejected).toMatchObject({ state: 'rejected', decisions: [{}, { reason: '목적을 자세히' }] })
    const { formId, revision } = rejected
    const mended = await own.request('PUT', `/api/v1/forms/${formId}`, {
      revision,
      values: { ...values, purpose: '카드 연체 고객 상담' },
    })
    const again = (await submit(own, mended.json())).json()
    expect(again).toMatchObject({ state: 'waiting', approvedSteps: 0 })
    expect((await decide(teamManager, again, approve)).json()).toMatchObject({ approvedSteps: 1 })
  })

  test('DIS-5: nobody decides what they filled in for somebody else, and an unfinished form is not handed in', async () => {
    const theirs = await create(teamManager, { subjectAccountId: agent.accountId })
    expect(theirs).toMatchObject({ subjectAccountId: agent.accountId })
    const waiting = (await submit(teamManager, theirs)).json()
    const self = await decide(teamManager, waiting, approve)
    expect([self.statusCode, self.json().code]).toEqual([403, 'forms.own_form'])
    const half = await create(own, { values: { ...values, purpose: '' } })
    const refused = await submit(own, half)
    expect([refused.statusCode, refused.json()]).toMatchObject([
      422,
      { code: 'forms.values_invalid', fields: [{ key: 'purpose', rule: 'required' }] },
    ])
  })

  test('DIS-5, SEC-6: another team’s form is not there, and nobody begins one for somebody out of reach', async () => {
    const waiting = (await submit(own, await create(own))).json()
    for (const answer of [
      await stranger.request('GET', `/api/v1/forms/${waiting.formId}`),
      await decide(stranger, waiting, approve),
      await stranger.request('GET', `/api/v1/forms/${waiting.formId}/print`),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'forms.not_found'])
    const other = await floor.addAgent()
    const body = { kind: 'usage_application', values, subjectAccountId: other.accountId }
    for (const by of [own, stranger])
      expect((await by.request('POST', '/api/v1/forms', body)).statusCode).toBe(404)
  })

  test('DIS-5: of two decisions at once one counts, and what was changed meanwhile is not decided', async () => {
    const waiting = (await submit(own, await create(own))).json()
    const both = await Promise.all([
      decide(teamManager, waiting, approve),
      decide(teamManager, waiting, { decision: 'rejected', reason: '아니오' }),
    ])
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    const canceled = await own.request('POST', `/api/v1/forms/${waiting.formId}/cancellation`, {
      revision: 1,
    })
    expect([canceled.statusCode, canceled.json().code]).toEqual([409, 'forms.changed_meanwhile'])
    expect((await read(own, waiting.formId)).decisions).toHaveLength(1)
  })

  test('DIS-5: the printed form carries the company’s seal once it is approved; every print leaves a trace', async () => {
    const png = picture(40, 40).toString('base64')
    const wrong = await administrator.request('PUT', '/api/v1/company-seal', { png: 'R0lGODlh' })
    expect([wrong.statusCode, wrong.json()]).toMatchObject([
      422,
      { code: 'forms.seal_invalid', fault: 'not_a_png' },
    ])
    expect((await teamManager.request('PUT', '/api/v1/company-seal', { png })).statusCode).toBe(403)
    expect((await administrator.request('PUT', '/api/v1/company-seal', { png })).json().seal).toMatchObject({
      width: 40,
      height: 40,
      png,
    })
    const print = async (formId: string, language = 'ko') => {
      const answer = await own.request('GET', `/api/v1/forms/${formId}/print?language=${language}`)
      expect(answer.headers['content-type']).toBe('application/pdf')
      expect(answer.headers['content-disposition']).toMatch(
        /^attachment; filename="form.pdf"; filename\*=UTF-8''/,
      )
      return answer.rawPayload.toString('latin1')
    }
    const waiting = (await submit(own, await create(own))).json()
    const before = await print(waiting.formId)
    expect(before.startsWith('%PDF-')).toBe(true)
    expect(before).not.toContain('/Subtype /Image')
    const passed = (await decide(teamManager, waiting, approve)).json()
    await decide(administrator, passed, approve)
    expect(await print(waiting.formId, 'en')).toContain('/Subtype /Image')
    await administrator.request('DELETE', '/api/v1/company-seal')
    expect(await print(waiting.formId)).not.toContain('/Subtype /Image')
    const traces = await floor.container.db
      .read<AuditTables>()
      .selectFrom('audit_entries')
      .select('kind')
      .where('action', '=', 'forms.printed')
      .where('object_id', '=', waiting.formId)
      .execute()
    expect(traces.map(({ kind }) => kind)).toEqual(['download', 'download', 'download'])
  })
})
