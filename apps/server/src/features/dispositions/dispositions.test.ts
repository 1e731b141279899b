import type { DispositionChoice } from '@smartym/contract'
import { expect, test } from 'vitest'
import { FakeClock } from '../../platform/clock/index.ts'
import { isDuplicateKey, type OpenDb } from '../../platform/db/index.ts'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import { createTestApp, testCaller } from '../../platform/http/test/create-test-app.ts'
import { createIdSource } from '../../platform/ids/index.ts'
import { createDispositionsSlice } from './index.ts'

function choice(code: string, shortcut: string | null = null): DispositionChoice {
  const name = { ko: `${code} 결과`, en: code, ja: code, zh: code }
  return { code, name, dispositionClass: 'promise', consequence: 'done', shortcut }
}

describeOnBothDialects('dispositions', (makeDb) => {
  let shared: Promise<OpenDb> | undefined

  async function world() {
    const db = await (shared ??= makeDb())
    const clock = new FakeClock()
    const ids = createIdSource(clock)
    const raised: string[] = []
    const settings = { raiseVersion: async (_tx: unknown, companyId: string) => void raised.push(companyId) }
    const dispositions = createDispositionsSlice({ db, clock, ids, settings })
    const companyId = ids.next('company')
    const app = await createTestApp({ db, clock, callers: { all: testCaller({ companyId }) } })
    dispositions.routes(app)
    const create = (choices: DispositionChoice[]) =>
      db.transaction((tx) => dispositions.createDispositions(tx, companyId, choices))
    const list = async () =>
      (await app.inject({ url: '/api/v1/dispositions', headers: { 'x-test-caller': 'all' } })).json().items
    return { db, dispositions, companyId, raised, create, list }
  }

  test('CTC-7: the company’s codes come in their order, with names in four languages, class, consequence and key', async () => {
    const { create, list, raised, companyId } = await world()
    await create([choice('promise', '1'), choice('refused', '2')])
    expect(await list()).toEqual([choice('promise', '1'), choice('refused', '2')])
    await create([choice('callback')])
    expect((await list()).map((item: DispositionChoice) => item.code)).toEqual([
      'promise',
      'refused',
      'callback',
    ])
    expect(raised).toEqual([companyId, companyId])
  })

  test('CTC-7: a code is there once in a company', async () => {
    const { create, list } = await world()
    await create([choice('promise')])
    await expect(create([choice('other'), choice('promise')])).rejects.toSatisfy(isDuplicateKey)
    expect(await list()).toEqual([choice('promise')])
  })

  test('CTC-7: a code that the company has not is refused by name', async () => {
    const { db, dispositions, companyId, create } = await world()
    await create([choice('promise')])
    const find = (code: string) => db.transaction((tx) => dispositions.getChoice(tx, companyId, code))
    expect(await find('promise')).toEqual(choice('promise'))
    await expect(find('nothing')).rejects.toMatchObject({
      code: 'dispositions.unknown_code',
      params: { dispositionCode: 'nothing' },
    })
  })
})
