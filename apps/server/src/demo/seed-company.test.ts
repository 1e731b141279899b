import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReviewDetail, ReviewSummary } from '@smartym/contract'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer, type Server } from '../app/create-server.ts'
import { createMigratedDatabase } from '../platform/db/test/describe-on-both-dialects.ts'
import { seedCompany, type SeededCompany } from './seed-company.ts'
import { seedReviews } from './seed-reviews.ts'

describe.each(['sqlite', 'mariadb'] as const)('the demo’s company (%s)', (dialect) => {
  let server: Server
  let company: SeededCompany
  let drop: () => Promise<void>
  const dataDir = mkdtempSync(join(tmpdir(), 'smartym-seed-'))

  beforeAll(async () => {
    const database = await createMigratedDatabase(dialect)
    drop = database.drop
    const options = { dataDir, databaseUrl: database.url, port: 0, logLevel: 'silent', checkAnswers: true }
    server = await createServer(options)
    company = await seedCompany(server.container, { crmOrigins: ['http://127.0.0.1:8090'] })
  })
  afterAll(async () => {
    await server.stop()
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const signIn = (loginId: string) => {
    const password = company.people.find((person) => person.loginId === loginId)?.password
    return server.app.inject({ method: 'POST', url: '/api/v1/session', payload: { loginId, password } })
  }

  test('has the people that the demo tells of, each with a password of its own', () => {
    const count = (role: string) => company.people.filter((person) => person.role === role).length
    expect(count('agent')).toBe(27)
    expect(company.people.filter((person) => person.isBackground)).toHaveLength(24)
    expect([count('team_manager'), count('manager'), count('administrator'), count('auditor')]).toEqual([
      2, 1, 1, 1,
    ])
    expect(new Set(company.people.map((person) => person.password)).size).toBe(company.people.length)
    expect(new Set(company.people.map((person) => person.name)).size).toBe(company.people.length)
  })

  test('SEC-8: both team managers reach the three agents, so that one can approve what the other asks', async () => {
    for (const loginId of ['manager-a', 'manager-b']) {
      const answer = await signIn(loginId)
      expect(answer.statusCode).toBe(201)
      const cookie = String(answer.headers['set-cookie']).split(';', 1)[0]
      const listed = await server.app.inject({ url: '/api/v1/accounts?role=agent', headers: { cookie } })
      const names = listed.json().items.map((account: { loginId: string }) => account.loginId)
      expect(names).toEqual(expect.arrayContaining(['agent1', 'agent2', 'agent3']))
      expect(names).not.toContain('bg24')
    }
  })

  test('INB-1: a caller whom nobody answers is texted in the words of the agent’s unit, else in the company’s', async () => {
    const { settings, textMessages } = server.container
    const { companyId, units } = company
    expect(await settings.get(companyId, 'inbound.rules')).toHaveLength(2)
    const wordsOf = async (unit: string) => {
      const orgUnitIds = [units[unit] ?? '']
      return (await textMessages.inboundText({ companyId, deviceId: 'dev_none', orgUnitIds }))?.body
    }
    expect(await wordsOf('team1')).toMatch(/^\[새여울카드\] \{time\}/)
    expect(await wordsOf('team2')).toMatch(/^\[새여울카드 상담2팀\]/)
  })

  test('CTC-1: its SIMs have numbers that are numbers and belong to nobody', async () => {
    const rows = await server.container.db
      .read<{ lines: { phone_number: string } }>()
      .selectFrom('lines')
      .select('phone_number')
      .execute()
    expect(rows).toHaveLength(27)
    for (const { phone_number } of rows) {
      expect(phone_number).toMatch(/^\+821000009\d{3}$/)
      expect(parsePhoneNumber(phone_number)).toMatchObject({ ok: true, e164: phone_number })
    }
  })

  test('CTC-7: its dispositions and reasons are what phones are told', async () => {
    const { settings, dispositions } = server.container
    const { notReadyReasons } = await settings.handsetSettings({ companyId: company.companyId })
    expect(notReadyReasons.map((reason) => reason.code)).toEqual(
      expect.arrayContaining(['break', 'training']),
    )
    expect((await dispositions.listChoices(company.companyId)).length).toBeGreaterThan(5)
  })

  test('DIS-4: its texts are published in four languages, and its agents have agreed to the required ones', async () => {
    const { consents, db } = server.container
    const required = await consents.listRequired(company.companyId)
    expect(required).toHaveLength(3)
    for (const { accountId, agentId } of company.people.filter((person) => person.agentId !== null)) {
      expect(await db.transaction((tx) => consents.isMissing(tx, accountId, required))).toBe(false)
      const told = await consents.handsetConsents(company.companyId, agentId ?? '')
      expect(told.map(({ kind, version }) => [kind, version])).toEqual([
        ['terms_of_use', 1],
        ['personal_data', 1],
        ['recording_notice', 1],
        ['device_management', 1],
      ])
      expect(told.find(({ kind }) => kind === 'device_management')).toMatchObject({ givenAt: null })
    }
  })

  test('ADM-5: its usage history has a past, reviewed: two months signed, one late for its second person, one begun', async () => {
    const { reviews } = server.container
    expect(await seedReviews(server.container, company)).toBe(4)
    const cookie = String((await signIn('auditor')).headers['set-cookie']).split(';', 1)[0]
    const listed = await server.app.inject({ url: '/api/v1/reviews', headers: { cookie } })
    const { items } = listed.json<{ items: ReviewSummary[] }>()
    expect(items.map(({ state, isOverdue, findings }) => [state, isOverdue, findings])).toEqual([
      ['in_review', expect.any(Boolean), 2],
      ['countersigning', true, 0],
      ['signed', false, 1],
      ['signed', false, 0],
    ])
    const [begun] = items
    const detail = await server.app.inject({ url: `/api/v1/reviews/${begun?.reviewId}`, headers: { cookie } })
    const { figures, findingList } = detail.json<ReviewDetail>()
    expect(findingList.every(({ auditEntryIds }) => auditEntryIds.length === 3)).toBe(true)
    expect(figures.lookers.find(({ isUnusual }) => isUnusual)).toMatchObject({ name: '정민재' })
    expect(await reviews.keepUp()).toMatchObject({ opened: 0 })
  })

  test('INT-1: the sample CRM’s key works', async () => {
    const headers = { authorization: `Bearer ${company.apiKey}` }
    const me = await server.app.inject({ url: '/api/v1/api-keys/me', headers })
    expect(me.json()).toMatchObject({ name: '예제 CRM', origins: ['http://127.0.0.1:8090'] })
  })
})
