import { HandsetSettings } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import type { OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestIdSource } from '../../platform/ids/index.ts'
import { serverOrigin } from '../audit/index.ts'
import { createRecordedAudit } from '../../test/recorded-audit.ts'
import { createSettingsSlice, definitionResponses, settingsCatalogue } from './index.ts'

const branch = 'org_00000000000070008000000000000001'
const team = 'org_00000000000070008000000000000002'
const deviceId = 'dev_00000000000070008000000000000001'
const ids = createTestIdSource(new FakeClock())

test('every choice of a setting has a phrase', () => {
  const choices = definitionResponses().flatMap(({ options }) => options.map(({ value }) => value))
  expect(choices.filter((value) => !isPhraseKey(`setting_option.${value}`))).toEqual([])
})

test('every setting’s default fits its own schema', () => {
  const wrong = Object.entries(settingsCatalogue).filter(
    ([, { schema, default: value }]) => !Value.Check(schema, value),
  )
  expect(wrong).toEqual([])
})

describeOnBothDialects('settings', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function slice() {
    const db = await (shared ??= makeDb())
    const companyId = ids.next('company')
    const { entries, audit } = createRecordedAudit()
    const settings = createSettingsSlice({ db, clock: new FakeClock(), ids, audit })
    const phone = { companyId, orgUnitIds: [branch, team], deviceId }
    return { db, entries, settings, companyId, phone, by: serverOrigin(companyId) }
  }

  test('MON-2: a phone is told the nearest value: its own, its team’s, its branch’s, the company’s', async () => {
    const { db, settings, companyId, phone, by } = await slice()
    const key = 'handset.lowBatteryPercent'
    const change = (level: 'company' | 'org_unit' | 'device', targetId: string, value: number) =>
      db.transaction((tx) => settings.change(tx, by, { companyId, level, targetId, key, value }))
    expect(await settings.effective(phone, key)).toBe(5)
    await change('company', companyId, 10)
    expect(await settings.effective(phone, key)).toBe(10)
    await change('org_unit', branch, 20)
    await change('org_unit', team, 30)
    expect(await settings.effective(phone, key)).toBe(30)
    await change('device', deviceId, 40)
    expect(await settings.effective(phone, key)).toBe(40)
    expect(await settings.get(companyId, key)).toBe(10)
    expect(await settings.effective({ companyId, orgUnitIds: [branch] }, key)).toBe(20)
  })

  test('MON-2: the version rises with each change, and the change is audited with what was before', async () => {
    const { db, settings, entries, companyId, phone, by } = await slice()
    const told: string[] = []
    settings.onChanged((company) => told.push(company))
    expect((await settings.handsetSettings(phone)).version).toBe(0)
    const change = (value: number) =>
      db.transaction((tx) =>
        settings.change(tx, by, {
          companyId,
          level: 'company',
          targetId: companyId,
          key: 'handset.wrapUpMs',
          value,
        }),
      )
    await change(10_000)
    await change(20_000)
    await db.transaction((tx) => settings.raiseVersion(tx, companyId))
    const own = await settings.handsetSettings(phone)
    const inbound = { ...own.inbound, utcOffsetMs: 0, text: null }
    const uploadSchedule = { ...own.uploadSchedule, utcOffsetMs: 0 }
    const shown = { ...own, inbound, uploadSchedule, dispositions: [] }
    expect(shown).toMatchObject({ version: 3, wrapUpMs: 20_000 })
    expect(Value.Check(HandsetSettings, shown)).toBe(true)
    expect(told).toEqual([companyId, companyId, companyId])
    expect(entries.map((entry) => entry.detail)).toMatchObject([
      { version: 1, values: [{ key: 'handset.wrapUpMs', after: 10_000 }] },
      { version: 2, values: [{ key: 'handset.wrapUpMs', before: 10_000, after: 20_000 }] },
    ])
  })

  test('a value that does not fit, or is set where it cannot be, changes nothing', async () => {
    const { db, settings, companyId, phone, by } = await slice()
    const refused = (level: 'company' | 'device', value: number) =>
      expect(
        db.transaction((tx) =>
          settings.change(tx, by, { companyId, level, targetId: companyId, key: 'handset.wrapUpMs', value }),
        ),
      ).rejects.toMatchObject({ code: 'request.invalid' })
    await refused('company', -1)
    await refused('device', 1000)
    expect((await settings.handsetSettings(phone)).version).toBe(0)
  })
})
