import { grantablePermissions, type Grants } from '@smartym/contract'
import ExcelJs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DialectName } from '../../platform/db/index.ts'
import { floorPassword, type Requester } from '../floor.ts'
import { createPermissionWorld, hiddenOfCustomers, origin, type PermissionWorld } from './permission-world.ts'
import { get, type Probe, type Trial } from './trial.ts'
import { trials } from './trials.ts'

const hiding = new Set<string>(['names:see', 'names:reveal', 'numbers:reveal'])
const grants = Object.fromEntries(
  grantablePermissions
    .filter((permission) => !hiding.has(permission))
    .map((permission) => [permission, 'all']),
) as Grants

interface Blind extends Requester {
  readonly cookie: string
}

/** Somebody who may do everything everywhere, but see behind the masks. */
async function blindPerson({ floor }: PermissionWorld): Promise<Blind> {
  const administrator = await floor.addPerson('administrator', floor.units.seoul)
  const person = await floor.addPerson('manager', floor.units.seoul)
  const keyed = () => ({ 'idempotency-key': crypto.randomUUID() })
  const role = { role: 'manager', name: '가려진 관리자', grants }
  const { ownRoleId } = (await administrator.request('POST', '/api/v1/roles', role, keyed())).json()
  const place = `/api/v1/accounts/${person.accountId}`
  const given = await administrator.request('PUT', `${place}/own-role`, { ownRoleId })
  if (given.statusCode !== 204) throw new Error(given.body)
  const { loginId } = (await administrator.request('GET', place)).json()
  return floor.signIn(loginId)
}

/* What a file says, whatever it is packed in. */
async function textOf(body: Buffer, contentType: string): Promise<string> {
  if (!contentType.includes('spreadsheetml')) return body.toString('utf8')
  const workbook = new ExcelJs.Workbook()
  await workbook.xlsx.load(body as unknown as ArrayBuffer)
  const rows: unknown[] = []
  workbook.eachSheet((sheet) => sheet.eachRow((row) => rows.push(row.values)))
  return JSON.stringify(rows)
}

async function shownBy(person: Requester, { method, url, body }: Probe): Promise<string> {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const answer = await person.request(method, url, body, headers)
  const type = String(answer.headers['content-type'] ?? '')
  return `${answer.statusCode} ${JSON.stringify(answer.headers)} ${await textOf(answer.rawPayload, type)}`
}

/* The head of a stream, for as long as something comes at once. */
async function streamedTo(address: string, { cookie }: Blind, { url }: Probe): Promise<string> {
  const aborter = new AbortController()
  const answer = await fetch(address + url, { headers: { cookie }, signal: aborter.signal })
  const first = await answer.body?.getReader().read()
  aborter.abort()
  return new TextDecoder().decode(first?.value)
}

const isExport = (id: string): boolean => id.startsWith('export')
const tried = Object.entries(trials).filter(
  (entry): entry is [string, Exclude<Trial, { kind: 'not tried' }>] => entry[1].kind !== 'not tried',
)

describe.each(['sqlite', 'mariadb'] as const)('nothing behind the masks (%s)', (dialect: DialectName) => {
  let world: PermissionWorld
  const logLines: string[] = []
  beforeAll(async () => {
    world = await createPermissionWorld(dialect, logLines)
  }, 240_000)
  afterAll(() => world.stop())

  test('SEC-12, ASVS 8.2.3: whoever sees no names and numbers finds none in any answer of any operation, header, file or stream', async () => {
    const blind = await blindPerson(world)
    const found: string[] = []
    const look = (what: string, text: string): void => {
      for (const hidden of hiddenOfCustomers) if (text.includes(hidden)) found.push(`${what} shows ${hidden}`)
    }
    const isLast = (trial: Trial) => trial.kind === 'thing' && trial.isLast === true
    let answered = 0
    for (const [id, trial] of tried.toSorted(([, a], [, b]) => Number(isLast(a)) - Number(isLast(b)))) {
      const probe = trial.kind === 'whole' ? trial.probe : trial.probe(world.things.own)
      if (trial.kind === 'whole' && trial.isStream) {
        if (id === 'watchBoard') look(id, await streamedTo(world.floor.address, blind, probe))
        continue
      }
      const text = await shownBy(blind, probe)
      if (text.startsWith('2')) answered += 1
      look(id, text)
      if (isExport(id))
        look(`${id} as Excel`, await shownBy(blind, { ...probe, body: { ...probe.body, format: 'xlsx' } }))
    }
    expect(found).toEqual([])
    expect(answered).toBeGreaterThan(60)
  }, 240_000)

  test('SEC-11, SEC-12, ASVS 16.2.5: the log of the walk has no name, number, password or proof of a caller', async () => {
    const log = logLines.join('')
    expect(log).toContain('"level":20')
    expect(log).toContain('/api/v1/')
    const proofs = Object.values(world.headers).flatMap((headers) => Object.values(headers))
    const values = proofs
      .map((value) => value.replace(/^Bearer |^[^=]*=/, ''))
      .filter((value) => value !== origin)
    const { lineNumber } = world.things.own
    const hidden = [...hiddenOfCustomers, ...values, floorPassword, lineNumber, lineNumber.slice(-8)]
    expect(hidden.filter((text) => log.includes(text))).toEqual([])
    expect(log).not.toMatch(/Bearer [\w-]{10}|__Host-|\beyJ[\w-]{20}/)
  })

  test('SEC-12: the same walk finds them for whoever may see them, so that it can fail', async () => {
    const shown = await shownBy(world.callers.manager, get(`calls/${world.things.own.callId}`))
    expect(hiddenOfCustomers.some((hidden) => shown.includes(hidden))).toBe(true)
    const revealed = await shownBy(world.callers.manager, {
      method: 'POST',
      url: `/api/v1/calls/${world.things.own.callId}/number-reveals`,
      body: {},
    })
    expect(hiddenOfCustomers.filter((hidden) => revealed.includes(hidden))).not.toEqual([])
  })
})
