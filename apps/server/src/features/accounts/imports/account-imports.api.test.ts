import Excel from 'exceljs'
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { OpenDb } from '../../../platform/db/index.ts'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createAccountsWorld } from '../test/accounts-world.ts'

const heading = '아이디,이름,소속,역할,사번,내선,전화번호,통신사,생년월일'

interface Preview {
  readonly faults: readonly { row: number; column: string | null; fault: string; text: string }[]
}

describeOnBothDialects('imports of accounts', (makeDb, dialect) => {
  let shared: Promise<OpenDb> | undefined

  async function company() {
    const w = await createAccountsWorld(await (shared ??= makeDb()))
    await w.addAccount('admin', 'administrator', w.seoul)
    const admin = await w.signIn('admin')
    const base64 = (rows: readonly string[]) => Buffer.from([heading, ...rows].join('\n')).toString('base64')
    const preview = (file: string, more: object = {}, headers = {}) =>
      admin.request(
        'POST',
        '/api/v1/account-imports/previews',
        { file, createsUnits: false, ...more },
        headers,
      )
    const run = (file: string, more: object = {}) =>
      admin.request('POST', '/api/v1/account-imports', { file, createsUnits: false, mode: 'all', ...more })
    const count = async (): Promise<number> =>
      (await admin.request('GET', '/api/v1/accounts?withTotal=true&limit=1')).json().total
    return { ...w, admin, base64, preview, run, count }
  }

  test('INT-5: 200 agents come from one Excel file, each with a password that opens the first sign-in', async () => {
    const w = await company()
    const book = new Excel.Workbook()
    const sheet = book.addWorksheet('사용자')
    sheet.addRow(['Login id', 'Name', 'Unit', '내선', '전화번호', 'birthOn', '메모'])
    for (let n = 1; n <= 200; n += 1)
      sheet.addRow([
        w.name(`a${n}`),
        `상담원${n}`,
        '서울지점 / 상담1팀',
        8000 + n,
        1_000_010_000 + n,
        null,
        'x',
      ])
    const file = Buffer.from(await book.xlsx.writeBuffer()).toString('base64')
    const seen = (await w.preview(file)).json()
    expect(seen).toMatchObject({
      rows: 200,
      goodRows: 200,
      faultCount: 0,
      newUnits: [],
      ignoredColumns: ['메모'],
    })
    expect(await w.count()).toBe(1)
    const done = await w.run(file)
    expect(done.statusCode).toBe(201)
    const { imported, passwords } = done.json()
    expect(imported).toBe(200)
    expect(new Set(passwords.map((each: { initialPassword: string }) => each.initialPassword)).size).toBe(200)
    expect(await w.count()).toBe(201)
    const found = await w.admin.request('GET', `/api/v1/accounts?search=${w.name('a17')}`)
    expect(found.json().items[0]).toMatchObject({
      role: 'agent',
      orgUnitName: '상담1팀',
      extension: '8017',
      number: { last4: '0017' },
    })
    const [first] = passwords
    const visit = await w.visitor().signIn(first.loginId, first.initialPassword)
    expect(visit.json()).toMatchObject({ step: 'password_change', passwordChangeReason: 'initial' })
    const told = JSON.stringify(w.entries)
    for (const { initialPassword } of passwords) expect(told).not.toContain(initialPassword)
    expect(w.entries.filter(({ action }) => action === 'accounts.created')).toHaveLength(201)
    expect(w.entries.at(-1)).toMatchObject({
      action: 'accounts.imported',
      detail: { imported: 200, mode: 'all' },
    })
  })

  test('INT-5: a dry run names each bad cell with its reason in the reader’s language, and writes nothing', async () => {
    const w = await company()
    await w.addAccount('taken', 'agent', w.team)
    const rows = [
      `${w.name('ok')},김하늘,상담1팀,,,,,,`,
      ',이름없는아이디,상담1팀,,,,,,',
      `${w.name('taken')},이바다,상담1팀,상담원,,,,,`,
      `${w.name('ok')},박산,상담1팀,Team manager,,,,,`,
      `${w.name('b')},최들,상담9팀,,,,,,`,
      `${w.name('c')},정강,상담1팀,사장,,내선없음,010-12,,1991-02-30`,
      `한글아이디,한별,상담1팀,,,,,,`,
    ]
    const preview: Preview = (await w.preview(w.base64(rows), {}, { 'accept-language': 'en' })).json()
    const told = preview.faults.map(({ row, column, fault }) => [row, column, fault])
    expect(told).toEqual([
      [3, 'loginId', 'required'],
      [4, 'loginId', 'taken'],
      [5, 'loginId', 'twice'],
      [6, 'orgUnit', 'unknown_unit'],
      [7, 'role', 'unknown_role'],
      [7, 'extension', 'form'],
      [7, 'phoneNumber', 'phone_number'],
      [7, 'birthOn', 'date'],
      [8, 'loginId', 'form'],
    ])
    expect(preview.faults[3]?.text).toBe('There is no such unit: 상담9팀')
    const korean: Preview = (await w.preview(w.base64(rows), {}, { 'accept-language': 'ko' })).json()
    expect(korean.faults[3]?.text).toBe('없는 조직입니다: 상담9팀')
    expect(await w.count()).toBe(2)
  })

  test('ADM-3: rows of those who are there change what they say otherwise, after a dry run that names each value', async () => {
    const w = await company()
    await w.addAccount('kim', 'agent', w.team)
    await w.addAccount('lee', 'agent', w.team)
    const [kim, lee, fresh] = [w.name('kim'), w.name('lee'), w.name('new')]
    const file = w.base64([
      `${kim},김바다,서울지점,팀장,,7001,010-0000-4321,,`,
      `${lee},lee,상담1팀,,,,,,`,
      `${fresh},새사람,상담1팀,,,,,,`,
    ])
    const taken: Preview = (await w.preview(file)).json()
    expect(taken.faults.map(({ row, fault }) => [row, fault])).toEqual([
      [2, 'taken'],
      [3, 'taken'],
    ])
    const updatesAccounts = true
    const seen = (await w.preview(file, { updatesAccounts })).json()
    expect(seen).toMatchObject({ rows: 3, goodRows: 3, newAccounts: 1, changeCount: 1, faultCount: 0 })
    expect(seen.changes).toEqual([
      {
        row: 2,
        loginId: kim,
        name: 'kim',
        values: [
          { column: 'name', before: 'kim', after: '김바다' },
          { column: 'role', before: 'agent', after: 'team_manager' },
          { column: 'extension', before: null, after: '7001' },
          { column: 'phoneNumber', before: null, after: '010-****-4321' },
          { column: 'orgUnit', before: '상담1팀', after: '서울지점' },
        ],
      },
    ])
    const listed = async (loginId: string) =>
      (await w.admin.request('GET', `/api/v1/accounts?search=${loginId}`)).json().items[0]
    expect(await listed(kim)).toMatchObject({ name: 'kim', role: 'agent' })
    const done = await w.run(file, { updatesAccounts })
    expect(done.json()).toMatchObject({ imported: 1, changed: 1, skipped: 0, leftRows: [] })
    expect(done.json().passwords.map((each: { loginId: string }) => each.loginId)).toEqual([fresh])
    expect(await listed(kim)).toMatchObject({
      name: '김바다',
      role: 'team_manager',
      orgUnitName: '서울지점',
      extension: '7001',
      number: { last4: '4321' },
    })
    expect(w.entries.filter(({ action }) => action === 'accounts.changed')).toHaveLength(1)
    expect(w.entries.at(-1)).toMatchObject({
      action: 'accounts.imported',
      detail: { imported: 1, changed: 1 },
    })
    expect((await w.preview(file, { updatesAccounts })).json()).toMatchObject({
      changeCount: 0,
      newAccounts: 0,
    })
  })

  test('SEC-6, ADM-3: nobody changes the own role by a file, nor who has left, nor takes what another has', async () => {
    const w = await company()
    const kim = await w.addAccount('kim', 'agent', w.team)
    await w.admin.request('PATCH', `/api/v1/accounts/${kim.accountId}`, { extension: '7100' })
    const gone = await w.addAccount('gone', 'agent', w.team)
    await w.admin.request('POST', `/api/v1/accounts/${gone.accountId}/deactivation`, { reason: '퇴사' })
    const file = w.base64([
      `${w.name('admin')},admin,서울지점,감사 담당자,,,,,`,
      `${w.name('gone')},돌아옴,상담1팀,,,,,,`,
      `${w.name('kim')},kim,상담1팀,,,7100,,,`,
      `${w.name('other')},다른이,상담1팀,,,7100,,,`,
    ])
    const preview: Preview = (await w.preview(file, { updatesAccounts: true })).json()
    expect(preview.faults.map(({ row, column, fault }) => [row, column, fault])).toEqual([
      [2, 'loginId', 'not_changeable'],
      [3, 'loginId', 'not_changeable'],
      [5, 'extension', 'taken'],
    ])
    expect((await w.run(file, { updatesAccounts: true })).json().code).toBe('accounts.import_faulty')
  })

  test('INT-5: with one bad row all are refused, or the good ones alone are taken', async () => {
    const w = await company()
    const rows = [`${w.name('one')},하나,상담1팀,,,,,,`, `${w.name('two')},둘,없는팀,,,,,,`]
    const refused = await w.run(w.base64(rows))
    expect(refused.json()).toMatchObject({ status: 422, code: 'accounts.import_faulty', faultCount: 1 })
    expect(await w.count()).toBe(1)
    const done = await w.run(w.base64(rows), { mode: 'good_rows' })
    expect(done.json()).toMatchObject({ imported: 1, skipped: 1 })
    expect(await w.count()).toBe(2)
    const again = await w.run(w.base64(rows), { mode: 'good_rows' })
    expect(again.json()).toMatchObject({ code: 'accounts.import_faulty', faultCount: 2 })
  })

  /** The database refuses an account with this login id, as if somebody had just taken it, or for a reason of its own. */
  async function refuseAtInsert(db: OpenDb, loginId: string, reason: 'taken' | 'broken'): Promise<void> {
    const how =
      reason === 'taken'
        ? ['insert into accounts select * from accounts limit 1', 'set mysql_errno = 1062, message_text']
        : ["select raise(abort, 'broken')", 'set message_text']
    const trigger = `create trigger refuse_${reason} before insert on accounts`
    await db.transaction(async (tx) => {
      const statement =
        dialect === 'sqlite'
          ? `${trigger} when new.login_id = '${loginId}' begin ${how[0]}; end`
          : `${trigger} for each row if new.login_id = '${loginId}' then signal sqlstate '45000' ${how[1]} = 'refused'; end if`
      await sql.raw(statement).execute(tx.on())
    })
  }

  test('INT-5: what somebody took since the file was looked at is left out, and the others have their passwords', async () => {
    const w = await company()
    const names = ['first', 'taken', 'third'].map((each) => w.name(each))
    await refuseAtInsert(w.db, names[1] ?? '', 'taken')
    const done = await w.run(w.base64(names.map((name) => `${name},이름,상담1팀,,,,,,`)), {
      mode: 'good_rows',
    })
    expect(done.json()).toMatchObject({ imported: 2, skipped: 1, leftRows: [3] })
    expect(done.json().passwords.map(({ row }: { row: number }) => row)).toEqual([2, 4])
    expect(await w.count()).toBe(3)
  })

  test('INT-5: when the server cannot go on, the passwords of those who were made are handed out', async () => {
    const w = await company()
    const names = Array.from({ length: 503 }, (_, index) => w.name(`r${index}`))
    await refuseAtInsert(w.db, names[502] ?? '', 'broken')
    const done = await w.run(w.base64(names.map((name) => `${name},이름,상담1팀,,,,,,`)), {
      mode: 'good_rows',
    })
    expect(done.json()).toMatchObject({ imported: 500, skipped: 3, leftRows: [502, 503, 504] })
    expect(done.json().passwords).toHaveLength(500)
    expect(await w.count()).toBe(501)
  }, 120_000)

  test('INT-5: a file in CP949 is read, and units that it names by path are made when that is wished', async () => {
    const w = await company()
    const rows = [
      `${w.name('k1')},똠방각하,대구지점 / 영업그룹 / 상담1팀,,,,,,`,
      `${w.name('k2')},김펭귄,대구지점/영업그룹/상담2팀,,,,,,`,
      `${w.name('k3')},이뷁,대구지점 > 영업그룹,,,,,,`,
    ]
    const file = iconv.encode([heading, ...rows].join('\r\n'), 'cp949').toString('base64')
    expect((await w.preview(file)).json()).toMatchObject({ goodRows: 0, faultCount: 3 })
    const seen = (await w.preview(file, { createsUnits: true })).json()
    expect(seen).toMatchObject({
      goodRows: 3,
      newUnits: ['대구지점 / 영업그룹 / 상담1팀', '대구지점 / 영업그룹 / 상담2팀', '대구지점 / 영업그룹'],
    })
    const done = await w.run(file, { createsUnits: true })
    expect(done.json()).toMatchObject({ imported: 3, unitsCreated: 4 })
    const { items } = (await w.admin.request('GET', '/api/v1/accounts?role=agent')).json()
    const units = Object.fromEntries(
      items.map((each: { name: string; orgUnitName: string }) => [each.name, each.orgUnitName]),
    )
    expect(units).toEqual({ 똠방각하: '상담1팀', 김펭귄: '상담2팀', 이뷁: '영업그룹' })
    expect(w.entries.filter(({ action }) => action === 'organization.unit_created')).toHaveLength(4)
  })

  test('SEC-6: a file gives no role that its bringer may not give, and reaches no unit beyond reach', async () => {
    const w = await company()
    const { token } = await w.db.transaction((tx) =>
      w.accounts.createApiKey(tx, w.by, {
        companyId: w.companyId,
        name: '인사',
        permissions: ['accounts:change'],
        orgUnitId: w.seoul,
        origins: [],
      }),
    )
    const rows = [
      `${w.name('x1')},하나,상담1팀,시스템 관리자,,,,,`,
      `${w.name('x2')},둘,부산지점,,,,,,`,
      `${w.name('x3')},셋,광주지점,,,,,,`,
    ]
    const answer = await w.app.inject({
      method: 'POST',
      url: '/api/v1/account-imports/previews',
      headers: { authorization: `Bearer ${token}` },
      payload: { file: w.base64(rows), createsUnits: true },
    })
    const preview: Preview = answer.json()
    expect(preview.faults.map(({ fault }) => fault)).toEqual([
      'role_not_grantable',
      'unknown_unit',
      'unknown_unit',
    ])
  })

  test('INT-5: what is no table, has no heading or no rows is told so', async () => {
    const w = await company()
    const base64 = (text: string) => Buffer.from(text).toString('base64')
    expect((await w.preview(base64('PK\u0003\u0004'))).json()).toMatchObject({
      status: 422,
      code: 'accounts.import_unreadable',
    })
    const faults = async (text: string) =>
      ((await w.preview(base64(text))).json() as Preview).faults.map(({ fault, column }) => [fault, column])
    expect(await faults('name,unit\nx,y')).toEqual([['column_missing', 'loginId']])
    expect(await faults(`${heading}\n\n,,,\n`)).toEqual([['no_rows', null]])
  })

  test.each(['xlsx', 'csv'])(
    'INT-5: the template has a heading that an import reads (%s)',
    async (format) => {
      const w = await company()
      const template = await w.admin.request('GET', `/api/v1/account-imports/template?format=${format}`)
      expect(template.statusCode).toBe(200)
      const seen = (await w.preview(template.rawPayload.toString('base64'))).json()
      expect(seen).toMatchObject({ ignoredColumns: [], faults: [{ fault: 'no_rows' }] })
    },
  )
})
