import { afterAll, expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestApp, testCaller } from '../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../platform/ids/index.ts'
import { createTestExporter } from '../../platform/exports/test/create-test-exporter.ts'
import type { NewAuditEntry } from '../audit/index.ts'
import { createSettingsSlice } from '../settings/index.ts'
import { createOrganizationSlice } from './index.ts'

interface Unit {
  readonly orgUnitId: string
  readonly parentId: string | null
  readonly name: string
  readonly path: string
  readonly closedAt: string | null
}

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

describeOnBothDialects('changes of the organization', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function company() {
    const db = await (shared ??= makeDb())
    const clock = new FakeClock()
    const ids = createIdSource(clock)
    const entries: NewAuditEntry[] = []
    const audit = { record: async (_tx: unknown, entry: NewAuditEntry) => String(entries.push(entry)) }
    const settings = createSettingsSlice({ db, clock, ids, audit })
    const organization = createOrganizationSlice({ db, clock, ids, audit, settings })
    const accounts = new Map<string, number>()
    organization.registerMembers('accounts', {
      countByUnit: async () => accounts,
      countIn: async (_tx, _companyId, orgUnitId) => accounts.get(orgUnitId) ?? 0,
    })
    const companyId = await db.transaction((tx) =>
      organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' }),
    )
    const manager = testCaller({ companyId, scope: 'subtree', orgUnitIds: [] as string[] })
    const app = await createTestApp({ db, clock, callers: { all: testCaller({ companyId }), manager } })
    closers.push(() => app.close())
    organization.routes(app, createTestExporter({ clock }).exporter)
    const send = (method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, caller = 'all') =>
      app.inject({
        method,
        url: `/api/v1/org-units${path}`,
        headers: { 'x-test-caller': caller },
        ...(payload !== undefined && { payload }),
      })
    const create = async (name: string, parentId: string | null = null, kind = 'team'): Promise<string> => {
      const answer = await send('POST', '', { parentId, kind, name })
      expect(answer.statusCode).toBe(201)
      return answer.json<Unit>().orgUnitId
    }
    const change = (orgUnitId: string, body: object, caller = 'all') =>
      send('PATCH', `/${orgUnitId}`, body, caller)
    const list = async (query = ''): Promise<Unit[]> => (await send('GET', query)).json().items
    const reach = async (orgUnitId: string): Promise<void> => {
      const subtree = await organization.subtreeIds(companyId, orgUnitId)
      Object.assign(manager, { units: { team: [orgUnitId], subtree } })
    }
    return { db, clock, entries, organization, accounts, companyId, send, create, change, list, reach }
  }

  test('ADM-3: a unit is moved with all below it, and its paths and subtrees follow at once', async () => {
    const { create, change, list, organization, companyId, entries } = await company()
    const seoul = await create('서울지점', null, 'branch')
    const busan = await create('부산지점', null, 'branch')
    const group = await create('영업그룹', seoul, 'group')
    const team = await create('상담1팀', group)
    const moved = await change(group, { parentId: busan })
    expect(moved.json()).toMatchObject({ parentId: busan, path: `${busan}/${group}/` })
    const units = new Map((await list()).map((unit) => [unit.orgUnitId, unit]))
    expect(units.get(team)?.path).toBe(`${busan}/${group}/${team}/`)
    expect(units.get(seoul)?.path).toBe(`${seoul}/`)
    expect([...(await organization.subtreeIds(companyId, busan))].sort()).toEqual([busan, group, team].sort())
    expect(await organization.subtreeIds(companyId, seoul)).toEqual([seoul])
    const atTop = await change(team, { parentId: null })
    expect(atTop.json()).toMatchObject({ parentId: null, path: `${team}/` })
    expect(entries.at(-1)).toMatchObject({
      action: 'organization.unit_moved',
      object: { kind: 'org_unit', id: team },
      detail: { before: { parent_id: group }, after: { parent_id: null } },
    })
  })

  test('ADM-3: no unit comes below itself, deeper than eight levels, or below a smaller kind', async () => {
    const { create, change, send } = await company()
    const top = await create('1단계', null, 'branch')
    const chain = [top]
    for (let level = 2; level <= 8; level += 1) chain.push(await create(`${level}단계`, chain.at(-1) ?? null))
    const ninth = await send('POST', '', { parentId: chain[7], kind: 'team', name: '9단계' })
    expect(ninth.json()).toMatchObject({ status: 422, code: 'organization.too_deep', maxDepth: 8 })
    const ring = await change(top, { parentId: chain[3] })
    expect(ring.json()).toMatchObject({ status: 409, code: 'organization.inside_itself' })
    expect((await change(top, { parentId: top })).json()).toMatchObject({
      code: 'organization.inside_itself',
    })
    const other = await create('다른 지점', null, 'branch')
    expect((await change(top, { parentId: other })).json()).toMatchObject({ code: 'organization.too_deep' })
    const under = await send('POST', '', { parentId: chain[1], kind: 'branch', name: '지점' })
    expect(under.json()).toMatchObject({ status: 422, code: 'organization.kind_order' })
    const branchBelow = await create('하위 지점', other, 'branch')
    expect((await change(other, { kind: 'team' })).json()).toMatchObject({ code: 'organization.kind_order' })
    expect(branchBelow).not.toBe('')
  })

  test('ADM-3: open siblings have different names, whatever their case and spaces', async () => {
    const { create, change, send } = await company()
    const seoul = await create('Seoul', null, 'branch')
    const again = await send('POST', '', { parentId: null, kind: 'branch', name: '  seoul ' })
    expect(again.json()).toMatchObject({ status: 409, code: 'organization.name_taken' })
    const busan = await create('Busan', null, 'branch')
    expect((await change(busan, { name: 'SEOUL' })).json()).toMatchObject({ code: 'organization.name_taken' })
    await create('Seoul', seoul)
    expect((await change(seoul, { isClosed: true })).json()).toMatchObject({ code: 'organization.in_use' })
  })

  test('ADM-3: a unit is closed once nobody belongs to it, keeps its name, and can be opened again', async () => {
    const { create, change, list, send, accounts, organization, companyId, entries } = await company()
    const seoul = await create('서울지점', null, 'branch')
    const team = await create('상담1팀', seoul)
    accounts.set(team, 2)
    expect((await change(team, { isClosed: true })).json()).toMatchObject({
      status: 409,
      code: 'organization.in_use',
      accounts: 2,
      units: 0,
    })
    expect((await change(seoul, { isClosed: true })).json()).toMatchObject({ accounts: 0, units: 1 })
    accounts.clear()
    expect((await change(team, { isClosed: true })).json().closedAt).not.toBeNull()
    expect(entries.at(-1)).toMatchObject({ action: 'organization.unit_closed' })
    expect((await list()).map((unit) => unit.orgUnitId)).toEqual([seoul])
    expect((await list('?withClosed=true')).map((unit) => unit.orgUnitId)).toEqual([seoul, team])
    expect((await organization.unitNames(companyId)).get(team)).toBe('상담1팀')
    const below = await send('POST', '', { parentId: team, kind: 'team', name: '아래' })
    expect(below.json()).toMatchObject({ status: 409, code: 'organization.closed' })
    expect((await change(team, { name: '새 이름' })).json()).toMatchObject({ code: 'organization.closed' })
    await create('상담1팀', seoul)
    const taken = await change(team, { isClosed: false })
    expect(taken.json()).toMatchObject({ code: 'organization.name_taken' })
    const reopened = await change(team, { isClosed: false, name: '옛 상담1팀' })
    expect(reopened.json()).toMatchObject({ closedAt: null, name: '옛 상담1팀' })
  })

  test('SEC-6: who reaches one branch changes nothing beside it, and moves nothing out of it', async () => {
    const { create, change, send, reach } = await company()
    const seoul = await create('서울지점', null, 'branch')
    const team = await create('상담1팀', seoul)
    const busan = await create('부산지점', null, 'branch')
    await reach(seoul)
    const missing = { status: 404, code: 'organization.not_found' }
    expect((await change(busan, { name: '빼앗음' }, 'manager')).json()).toMatchObject(missing)
    expect((await change(team, { parentId: busan }, 'manager')).json()).toMatchObject(missing)
    expect((await change(team, { parentId: null }, 'manager')).json()).toMatchObject(missing)
    const atTop = await send('POST', '', { parentId: null, kind: 'branch', name: '새 지점' }, 'manager')
    expect(atTop.json()).toMatchObject(missing)
    expect((await change(seoul, { name: '서울본점' }, 'manager')).statusCode).toBe(200)
    expect((await change(team, { name: '상담A팀' }, 'manager')).json()).toMatchObject({ name: '상담A팀' })
  })

  test('ADM-3: two moves at once that would make a ring: one is refused', async () => {
    const { create, change, list } = await company()
    const one = await create('하나', null, 'branch')
    const two = await create('둘', null, 'branch')
    const answers = await Promise.all([change(one, { parentId: two }), change(two, { parentId: one })])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const paths = (await list()).map(({ path }) => path.split('/').length - 1).sort()
    expect(paths).toEqual([1, 2])
  })

  test('ADM-3: an unknown member of a change is refused', async () => {
    const { create, change } = await company()
    const seoul = await create('서울지점', null, 'branch')
    expect((await change(seoul, { path: 'org_x/' })).json()).toMatchObject({ code: 'request.invalid' })
  })
})
