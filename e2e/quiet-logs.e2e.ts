import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './demo.ts'

test('SEC-11, SEC-12, ASVS 16.2.5: a day of work at level debug leaves no number, name or secret in any log of server, phones and CRM', async ({
  request,
  demo,
}) => {
  test.setTimeout(300_000)
  const api = `${demo.url}/api/v1`
  const wrong = { loginId: 'agent2', password: demo.people[0]?.password ?? '' }
  expect((await request.post(`${api}/session`, { data: wrong })).status()).toBe(401)

  const crm = { authorization: `Bearer ${demo.apiKey}`, 'idempotency-key': randomUUID() }
  const customer = { phoneNumber: '010-0000-1003', customerName: '최주원', customerReference: 'C-10003' }
  const agent = { employeeNumber: '20230102' }
  const asked = await request.post(`${api}/dial-requests`, { headers: crm, data: { agent, ...customer } })
  expect(asked.status()).toBe(201)
  const { dialRequestId, callId } = (await asked.json()) as { dialRequestId: string; callId: string }
  await expect
    .poll(
      async () => {
        const answer = await request.get(`${api}/dial-requests/${dialRequestId}`, { headers: crm })
        return ((await answer.json()) as { state: string }).state
      },
      { timeout: 120_000 },
    )
    .toBe('ended')
  /* Without an answer the agent's phone would keep its after-call form open for whoever comes next. */
  const codes = await request.get(`${api}/dispositions`, { headers: crm })
  const { items } = (await codes.json()) as { items: { code: string }[] }
  const answered = await request.put(`${api}/calls/${callId}/disposition`, {
    headers: { ...crm, 'idempotency-key': randomUUID() },
    data: { code: items[0]?.code, note: '최주원 고객, 010-0000-1003 으로 다시 연락' },
  })
  expect(answered.status()).toBe(200)

  const { csrfToken } = await demo.signIn(request, 'branch')
  const headers = { 'x-csrf-token': csrfToken }
  for (const path of ['calls?number=010-0000-1003', 'calls?trailingDigits=1003', 'calls?number=최주원'])
    await request.get(`${api}/${path}`)
  const reason = '고객 최주원 010-0000-1003 민원 확인'
  const exported = await request.post(`${api}/calls/exports`, {
    headers,
    data: { format: 'csv', reason, filter: {} },
  })
  expect(exported.status()).toBe(200)
  expect(await exported.text()).toContain('010-****-1003')
  const admin = await demo.signIn(request, 'admin')
  const made = await request.post(`${api}/device-registration-codes`, {
    headers: { 'x-csrf-token': admin.csrfToken, 'idempotency-key': randomUUID() },
    data: {},
  })
  const { code } = (await made.json()) as { code: string }

  const log = readFileSync(join(demo.dataDir, 'logs/server.log'), 'utf8')
  expect(log).toContain('"level":20')
  expect(log).not.toContain(code)
  expect(log).not.toContain(csrfToken)
  for (const { value } of (await request.storageState()).cookies) expect(log).not.toContain(value)
  expect(demo.findLeaks()).toEqual([])
})

test('what stands in a log and must not is found', async ({ demo }) => {
  const planted = join(demo.dataDir, 'logs/planted.log')
  appendFileSync(planted, `${demo.people[0]?.name} Bearer ${demo.apiKey} +821000001003\n`)
  const found = demo.findLeaks()
  rmSync(planted)
  expect(found).toEqual(
    expect.arrayContaining([
      'planted.log: a name',
      'planted.log: the CRM’s key',
      expect.stringContaining('82'),
    ]),
  )
})
