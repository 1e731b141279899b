import type { SettingChangeResponse, SettingsAtTargetResponse } from '@smartym/contract'
import { expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestApp, testCaller } from '../../platform/http/test/create-test-app.ts'
import { createTestIdSource } from '../../platform/ids/index.ts'
import { createTestExporter } from '../../platform/exports/test/create-test-exporter.ts'
import type { NewAuditEntry } from '../audit/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import { createOrganizationSlice } from '../organization/index.ts'
import { createSettingsSlice } from '../settings/index.ts'
import { createRemoteSettingsSlice } from './index.ts'

const key = 'handset.lowBatteryPercent'
const clock = new FakeClock()
const ids = createTestIdSource(clock)

describeOnBothDialects('remote settings', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function world() {
    const db = await (shared ??= makeDb())
    const entries: NewAuditEntry[] = []
    const audit = { record: async (_tx: unknown, entry: NewAuditEntry) => String(entries.push(entry)) }
    const settings = createSettingsSlice({ db, clock, ids, audit })
    const organization = createOrganizationSlice({ db, clock, ids, audit, settings })
    const { companyId, seoul, team, busan } = await db.transaction(async (tx) => {
      const made = await organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' })
      const unit = (parentId: string | null, name: string) =>
        organization.createOrgUnit(tx, { companyId: made, parentId, kind: 'branch', name })
      const top = await unit(null, '서울지점')
      return {
        companyId: made,
        seoul: top,
        team: await unit(top, '상담1팀'),
        busan: await unit(null, '부산지점'),
      }
    })
    const phone = async (orgUnitId: string, isConnected = false) => {
      const id = ids.next('device')
      const now = clock.now()
      await db.transaction(async (tx) => {
        await tx
          .on<DevicesTables>()
          .insertInto('devices')
          .values({
            id,
            company_id: companyId,
            state: 'active',
            public_key: Buffer.from(id),
            thumbprint: Buffer.from(id.slice(-32)),
            model: 'SM-A156N',
            os_version: '15',
            app_version: null,
            agent_id: null,
            org_unit_id: orgUnitId,
            line_number: null,
            status: null,
            last_heartbeat_at: null,
            connected_at: isConnected ? now : null,
            link_node: null,
            link_fence: 0,
            registered_at: now,
          })
          .execute()
      })
      return id
    }
    const phones = { ofTeam: await phone(team, true), ofBusan: await phone(busan) }
    const manager = { companyId, scope: 'subtree', orgUnitIds: [seoul, team] } as const
    const callers = {
      administrator: testCaller({ companyId }),
      manager: testCaller(manager),
      reader: testCaller({ ...manager, permissions: ['settings:read'] }),
      stranger: testCaller({ companyId: ids.next('company') }),
    }
    const app = await createTestApp({ db, clock, callers })
    const { exporter } = createTestExporter({ clock })
    const slice = createRemoteSettingsSlice({ db, clock, settings, organization, exporter })
    slice.routes(app)
    const send = async (caller: string, method: 'GET' | 'POST', url: string, body?: object) => {
      const headers = { 'x-test-caller': caller, 'idempotency-key': ids.next('job') }
      const answer = await app.inject({
        method,
        url: `/api/v1/settings${url}`,
        headers,
        ...(body && { body }),
      })
      return { status: answer.statusCode, body: answer.json() }
    }
    const get = (url: string, caller = 'administrator') => send(caller, 'GET', url)
    const post = (url: string, body: object, caller = 'administrator') => send(caller, 'POST', url, body)
    const at = async (query: string): Promise<SettingsAtTargetResponse> => (await get(`?${query}`)).body
    const valueAt = async (query: string) => (await at(query)).items.find((item) => item.key === key)
    const version = async () => (await at('level=company')).version
    const change = async (target: object, edits: object[], caller?: string) =>
      post('/changes', { ...target, version: await version(), reason: '배터리 교체 전까지', edits }, caller)
    const applied = (deviceId: string, appliedVersion: number, unapplied?: string[]) =>
      db.transaction(async (tx) => {
        const payload = { version: appliedVersion, ...(unapplied && { unapplied }) }
        const report = {
          seq: 1,
          at: 1,
          isClockSynchronised: true,
          kind: 'settings.applied',
          payload,
        } as const
        await slice.reportHandlers['settings.applied']?.(tx, report, { companyId, deviceId } as never)
      })
    return {
      entries,
      settings,
      companyId,
      seoul,
      team,
      busan,
      phones,
      get,
      post,
      valueAt,
      version,
      change,
      applied,
    }
  }

  test('MON-2: the catalogue says of every setting what a form needs, in four languages', async () => {
    const { get } = await world()
    const { body } = await get('/catalogue')
    expect(body.items.find((item: { key: string }) => item.key === key)).toMatchObject({
      kind: 'integer',
      unit: 'percent',
      minimum: 0,
      maximum: 100,
      levels: ['company', 'org_unit', 'device'],
      isOnHandset: true,
      name: { ko: '최소 배터리', en: 'Least charge' },
    })
  })

  test('MON-2: what the preview says happens, and each value says where it comes from', async () => {
    const { post, change, valueAt, version, seoul, team, phones } = await world()
    await change({ level: 'org_unit', targetId: team }, [{ key, value: 30 }])
    const edits = [{ key, value: 20 }]
    const preview = await post('/previews', { level: 'company', edits })
    expect(preview.body).toMatchObject({
      version: await version(),
      orgUnits: 2,
      devices: 1,
      changes: [
        { key, before: 5, after: 20, overriddenBelow: 1, overrides: [{ targetId: team, value: 30 }] },
      ],
    })
    expect(await valueAt('level=company')).toMatchObject({ value: 5, origin: { level: 'default' } })
    expect((await change({ level: 'company' }, edits)).status).toBe(201)
    expect(await valueAt(`level=org_unit&targetId=${seoul}`)).toMatchObject({
      value: 20,
      origin: { level: 'company' },
      overriddenBelow: 1,
    })
    expect(await valueAt(`level=device&targetId=${phones.ofTeam}`)).toMatchObject({
      value: 30,
      inherited: 30,
      origin: { level: 'org_unit', targetId: team, name: '상담1팀' },
    })
    expect(await valueAt(`level=device&targetId=${phones.ofBusan}`)).toMatchObject({ value: 20 })
  })

  test('MON-2: who was slower is refused, and changes nothing', async () => {
    const { post, change, valueAt, version } = await world()
    const seen = await version()
    await change({ level: 'company' }, [{ key, value: 20 }])
    const late = { level: 'company', version: seen, reason: '늦음', edits: [{ key, value: 40 }] }
    expect(await post('/changes', late)).toMatchObject({
      status: 409,
      body: { code: 'settings.version_changed' },
    })
    expect(await valueAt('level=company')).toMatchObject({ value: 20 })
    const same = await change({ level: 'company' }, [{ key, value: 20 }])
    expect(same.body.code).toBe('settings.nothing_changed')
  })

  test('MON-2: several values change together or not at all, audited with before and after', async () => {
    const { change, valueAt, entries, companyId } = await world()
    const wrong = [
      { key, value: 20 },
      { key: 'handset.wrapUpMs', value: -1 },
    ]
    expect((await change({ level: 'company' }, wrong)).body.code).toBe('request.invalid')
    expect(await valueAt('level=company')).toMatchObject({ value: 5 })
    const right = [wrong[0] ?? {}, { key: 'handset.wrapUpMs', value: 9000 }]
    expect((await change({ level: 'company' }, right)).status).toBe(201)
    expect(entries).toMatchObject([
      {
        action: 'settings.changed',
        object: { kind: 'company', id: companyId },
        reason: '배터리 교체 전까지',
        detail: {
          values: [
            { key, after: 20 },
            { key: 'handset.wrapUpMs', after: 9000 },
          ],
        },
      },
    ])
  })

  test('MON-2: a change is taken back by a new one, once, and not over what came later', async () => {
    const { get, post, change, valueAt, entries } = await world()
    const first: SettingChangeResponse = (await change({ level: 'company' }, [{ key, value: 20 }])).body
    const undo = (id: string) => post(`/changes/${id}/undo`, { reason: '잘못 바꿈' })
    const second: SettingChangeResponse = (await change({ level: 'company' }, [{ key, value: 40 }])).body
    expect(await undo(first.settingChangeId)).toMatchObject({
      status: 409,
      body: { code: 'settings.changed_since', keys: [key] },
    })
    expect((await undo(second.settingChangeId)).status).toBe(201)
    expect(await valueAt('level=company')).toMatchObject({ value: 20, origin: { level: 'company' } })
    expect((await undo(first.settingChangeId)).status).toBe(201)
    expect(await valueAt('level=company')).toMatchObject({ value: 5, origin: { level: 'default' } })
    expect((await undo(first.settingChangeId)).body.code).toBe('settings.changed_since')
    const { items } = (await get('/changes?limit=10')).body
    const all: SettingChangeResponse[] = items
    expect(all).toHaveLength(4)
    expect(all.find((one) => one.settingChangeId === first.settingChangeId)?.undoneById).toMatch(/^sch_/)
    expect(entries.map(({ action }) => action)).toEqual([
      'settings.changed',
      'settings.changed',
      'settings.change_undone',
      'settings.change_undone',
    ])
  })

  test('SEC-6: who reaches a branch changes neither the company nor another branch, nor sees its history', async () => {
    const { get, change, team, busan, phones } = await world()
    const edits = [{ key, value: 20 }]
    const company = await change({ level: 'company' }, edits, 'manager')
    const other = await change({ level: 'org_unit', targetId: busan }, edits, 'manager')
    const phone = await change({ level: 'device', targetId: phones.ofBusan }, edits, 'manager')
    for (const refused of [company, other, phone]) expect(refused.body.code).toBe('settings.target_not_found')
    expect((await change({ level: 'org_unit', targetId: busan }, edits)).status).toBe(201)
    expect((await change({ level: 'org_unit', targetId: team }, edits, 'manager')).status).toBe(201)
    expect((await change({ level: 'org_unit', targetId: team }, edits, 'reader')).status).toBe(403)
    const seen = (await get('/changes', 'manager')).body.items
    expect(seen.map((one: SettingChangeResponse) => one.targetId)).toEqual([team])
    expect((await get(`?level=org_unit&targetId=${team}`, 'stranger')).status).toBe(404)
  })

  test('MON-2: each phone says what it has; what was changed elsewhere is nothing that it lacks', async () => {
    const { get, change, applied, version, busan, team, phones } = await world()
    const counts = async () => (await get('/receipt-counts')).body
    expect(await counts()).toEqual({ applied: 2, waiting: 0, offline: 0, not_possible: 0 })
    await change({ level: 'org_unit', targetId: busan }, [{ key, value: 20 }])
    expect(await counts()).toEqual({ applied: 1, waiting: 0, offline: 1, not_possible: 0 })
    await change({ level: 'device', targetId: phones.ofTeam }, [{ key, value: 20 }])
    expect(await counts()).toEqual({ applied: 0, waiting: 1, offline: 1, not_possible: 0 })
    await applied(phones.ofBusan, await version())
    await applied(phones.ofTeam, await version(), ['recordingMedia'])
    expect(await counts()).toEqual({ applied: 1, waiting: 0, offline: 0, not_possible: 1 })
    const refused = (await get(`/receipts?state=not_possible&orgUnitId=${team}&withTotal=true`)).body
    expect(refused).toMatchObject({
      total: 1,
      items: [{ deviceId: phones.ofTeam, state: 'not_possible', unapplied: ['recordingMedia'] }],
    })
    await change({ level: 'company' }, [{ key: 'listening.plays', value: 2 }])
    expect((await counts()).waiting).toBe(0)
  })
})
