import { operations } from '@smartym/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import {
  callers,
  createPermissionWorld,
  type PermissionWorld,
  type Things,
} from '../permissions/permission-world.ts'
import { startProvingProxy } from './proving-proxy.ts'
import { walkApi, type WalkedOperation, type Walker } from './walk.ts'
import { toWalkDocument } from './walk-document.ts'

/* A longer walk: SMARTYM_API_WALK_EXAMPLES=100 npm test -- apps/server/src/test/api-walk */
const examples = Number(process.env['SMARTYM_API_WALK_EXAMPLES'] ?? 2)
const seed = Number(process.env['SMARTYM_API_WALK_SEED'] ?? 20_261_127)
const walkTimeoutMs = 600_000 + examples * 60_000

/** Who walks, those who change most at the end. */
const walkers = ['nobody', 'phone', ...callers.toReversed()] as const

const leftOut: Readonly<Record<string, string>> = {
  streamEvents: 'has no end',
  watchBoard: 'has no end',
  signOut: 'would end the session with which the others are walked',
}
const walked = Object.keys(operations).filter((id) => !(id in leftOut))

/* Somebody's own account stays out of the ids on offer: whose account an administrator closes walks no further. */
function offeredIds({ things }: PermissionWorld): string[] {
  const texts = (place: Things, isOwn: boolean) =>
    Object.entries(place).flatMap(([name, text]) => (isOwn && name === 'accountId' ? [] : [String(text)]))
  return Object.entries(things).flatMap(([place, found]) => texts(found, place === 'own'))
}

async function prepareWalkers(world: PermissionWorld) {
  const { app, address } = world.floor
  const phone = (await world.floor.addWorkingAgent()).phone
  const proxy = await startProvingProxy(phone, address)
  const all: Walker[] = []
  for (const name of walkers) {
    if (name === 'nobody') all.push({ name, address, headers: {} })
    else if (name === 'phone') all.push({ name, address: proxy.address, headers: {} })
    else {
      const headers = world.headers[name]
      const session = await app.inject({ url: '/api/v1/session', headers: { ...headers } })
      const { csrfToken } = session.json<{ csrfToken?: string }>()
      all.push({ name, address, headers: { ...headers, ...(csrfToken && { 'x-csrf-token': csrfToken }) } })
    }
  }
  return { all, proxy }
}

describeOnBothDialects('every operation answers as the document says', (_makeDb, dialect) => {
  const found = new Map<string, WalkedOperation>()
  const aliveAtEnd: Record<string, number> = {}
  let world: PermissionWorld

  beforeAll(async () => {
    world = await createPermissionWorld(dialect)
    const { app } = world.floor
    const { all, proxy } = await prepareWalkers(world)
    const openApi = (await app.inject('/openapi.json')).json()
    const document = toWalkDocument(openApi, offeredIds(world), leftOut)
    for (const answer of await walkApi({ document, callers: all, examples, seed }, walkTimeoutMs))
      found.set(`${answer.operation} ${answer.caller}`, answer)
    for (const { name, address, headers } of all) {
      const path = { nobody: '/sign-in-options', phone: '/handset/commands', integrator: '/api-keys/me' }[
        name
      ]
      const answer = await fetch(`${address}/api/v1${path ?? '/dispositions'}`, { headers: { ...headers } })
      aliveAtEnd[name] = answer.status
    }
    await proxy.close()
  }, walkTimeoutMs + 60_000)
  afterAll(() => world.stop())

  describe.each(walkers)('to %s', (caller) => {
    test.each(walked)('%s', (operation) => {
      const answers = found.get(`${operation} ${caller}`)
      expect(answers?.requests).toBeGreaterThan(0)
      expect(answers?.faults.join('\n\n') ?? '').toBe('')
    })
  })

  test('who walks is known to the end, and is served on the way', () => {
    expect(aliveAtEnd).toEqual(Object.fromEntries(walkers.map((name) => [name, 200])))
    const served = (caller: string) =>
      walked.filter((id) =>
        Object.keys(found.get(`${id} ${caller}`)?.statuses ?? {}).some((status) => Number(status) < 300),
      )
    expect(served('administrator').length).toBeGreaterThan(40)
    expect(served('integrator').length).toBeGreaterThan(10)
    expect(served('phone').length).toBeGreaterThan(2)
  })
})
