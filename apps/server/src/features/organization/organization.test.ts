import { expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestApp, testCaller } from '../../platform/http/test/create-test-app.ts'
import { createTestIdSource } from '../../platform/ids/index.ts'
import { createTestExporter } from '../../platform/exports/test/create-test-exporter.ts'
import type { NewAuditEntry } from '../audit/index.ts'
import { createSettingsSlice } from '../settings/index.ts'
import { createOrganizationSlice, isInScope, scopeOf } from './index.ts'

const ids = createTestIdSource(new FakeClock())

describeOnBothDialects('organization', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function company() {
    const db = await (shared ??= makeDb())
    const clock = new FakeClock()
    const entries: NewAuditEntry[] = []
    const audit = { record: async (_tx: unknown, entry: NewAuditEntry) => String(entries.push(entry)) }
    const settings = createSettingsSlice({ db, clock, ids, audit })
    const organization = createOrganizationSlice({ db, clock, ids, audit, settings })
    const created = await db.transaction(async (tx) => {
      const companyId = await organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' })
      const unit = (parentId: string | null, kind: 'branch' | 'team', name: string) =>
        organization.createOrgUnit(tx, { companyId, parentId, kind, name })
      const seoul = await unit(null, 'branch', '서울지점')
      const busan = await unit(null, 'branch', '부산지점')
      const teamOne = await unit(seoul, 'team', '상담1팀')
      const teamTwo = await unit(seoul, 'team', '상담2팀')
      return { companyId, seoul, busan, teamOne, teamTwo }
    })
    return { db, clock, entries, organization, ...created }
  }

  test('SEC-6: a manager reaches the own unit and all below it, and nothing beside it', async () => {
    const { organization, companyId, seoul, teamOne, teamTwo, busan } = await company()
    const subtree = await organization.subtreeIds(companyId, seoul)
    expect([...subtree].sort()).toEqual([seoul, teamOne, teamTwo].sort())
    const scope = scopeOf(testCaller({ companyId, scope: 'subtree', orgUnitIds: subtree }))
    expect(isInScope(scope, { companyId, orgUnitId: teamOne, agentId: null })).toBe(true)
    expect(isInScope(scope, { companyId, orgUnitId: busan, agentId: null })).toBe(false)
    expect(isInScope(scope, { companyId, orgUnitId: null, agentId: null })).toBe(false)
    expect((await organization.narrowScope(scope, busan)).orgUnitIds).toEqual([])
    expect((await organization.narrowScope(scope, teamTwo)).orgUnitIds).toEqual([teamTwo])
    await expect(organization.ensureUnit(scope, busan)).rejects.toMatchObject({
      code: 'organization.not_found',
    })
  })

  test('a new unit is in the subtree as soon as it is committed', async () => {
    const { db, organization, companyId, seoul } = await company()
    await organization.subtreeIds(companyId, seoul)
    const added = await db.transaction((tx) =>
      organization.createOrgUnit(tx, { companyId, parentId: seoul, kind: 'team', name: '상담3팀' }),
    )
    expect(await organization.subtreeIds(companyId, seoul)).toContain(added)
    expect(await organization.idsAbove(companyId, added)).toEqual([seoul, added])
    expect((await organization.unitNames(companyId)).get(added)).toBe('상담3팀')
  })

  test('a unit below one of another company is refused', async () => {
    const { db, organization, seoul } = await company()
    const companiesBefore = await organization.listCompanies()
    const refused = db.transaction(async (tx) => {
      const other = await organization.createCompany(tx, { name: '다른회사', timeZone: 'Asia/Seoul' })
      await organization.createOrgUnit(tx, { companyId: other, parentId: seoul, kind: 'team', name: '몰래' })
    })
    await expect(refused).rejects.toMatchObject({ code: 'organization.not_found' })
    expect(await organization.listCompanies()).toEqual(companiesBefore)
  })

  test('SEC-6: the list of units shows what the caller reaches, parents first', async () => {
    const { db, clock, organization, companyId, seoul, teamOne, teamTwo } = await company()
    const callers = {
      manager: testCaller({
        companyId,
        scope: 'subtree',
        orgUnitIds: await organization.subtreeIds(companyId, seoul),
      }),
      all: testCaller({ companyId }),
    }
    const app = await createTestApp({ db, clock, callers })
    organization.routes(app, createTestExporter({ clock }).exporter)
    const list = (caller: string) =>
      app.inject({ url: '/api/v1/org-units', headers: { 'x-test-caller': caller } })
    const ids = (await list('manager')).json().items.map((unit: { orgUnitId: string }) => unit.orgUnitId)
    expect(ids[0]).toBe(seoul)
    expect([...ids].sort()).toEqual([seoul, teamOne, teamTwo].sort())
    expect((await list('all')).json().items).toHaveLength(4)
    await app.close()
  })
})
