import { expect, test } from 'vitest'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import type { DialectName } from '../../platform/db/index.ts'
import {
  type CallerName,
  callers,
  createPermissionWorld,
  type PermissionWorld,
  type Place,
  places,
  type Things,
} from './permission-world.ts'
import { readPermissionTable, type Sign, signs, writePermissionTable } from './permission-table.ts'
import type { Probe, ThingTrial, Trial } from './trial.ts'
import { trials } from './trials.ts'

interface Answer {
  readonly status: number
  readonly text: string
}

/** What an answer says of reach; a refusal of the act itself (a conflict, four eyes) comes from one who reached it. */
function signOf({ status, text }: Answer): Sign {
  const code = /"code":"([a-z_.]+)"/.exec(text)?.[1]
  if (code === 'auth.required') return signs.otherProof
  if (code === 'auth.forbidden') return signs.refused
  if (status === 404) return signs.missing
  /* Nobody carries messages here: whoever hears that has reached the line. */
  if (code === 'lines.code_unavailable') return signs.reached
  if (status < 300 || status === 403 || status === 409 || status === 422) return signs.reached
  throw new Error(`an answer that tells nothing of reach: ${status} ${text.slice(0, 300)}`)
}

async function send(world: PermissionWorld, caller: CallerName, probe: Probe): Promise<Answer> {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const answer = await world.callers[caller].request(probe.method, probe.url, probe.body, headers)
  return { status: answer.statusCode, text: answer.body }
}

/* A stream has no end: its head is all that is asked for. */
async function openStream(world: PermissionWorld, caller: CallerName, probe: Probe): Promise<Answer> {
  const aborter = new AbortController()
  const request = { headers: world.headers[caller], signal: aborter.signal }
  const answer = await fetch(world.floor.address + probe.url, request)
  const text = answer.ok ? '' : await answer.text()
  aborter.abort()
  return { status: answer.status, text }
}

async function witnessed(world: PermissionWorld, place: Place, trial: ThingTrial, probe: Probe) {
  const witness = world.witnessOf(place)[trial.witnessRole ?? 'administrator']
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const answer = await witness.request(probe.method, probe.url, probe.body, headers)
  if (answer.statusCode >= 300) throw new Error(`${probe.url} answered ${answer.statusCode} ${answer.body}`)
  return answer
}

/** The thing that is tried, which somebody else has just read. */
async function thingsFor(world: PermissionWorld, place: Place, trial: ThingTrial): Promise<Things> {
  let things = world.things[place]
  for (const fresh of [trial.fresh ?? []].flat()) {
    const answer = await witnessed(world, place, trial, fresh.probe(things))
    things = { ...things, ...fresh.take(answer.json()) }
  }
  const { body } = await witnessed(world, place, trial, trial.witness(things))
  if (trial.shows !== undefined && !body.includes(trial.shows(things)))
    throw new Error(`the witness does not see what is tried at ${place}: ${body}`)
  return things
}

async function cellOf(world: PermissionWorld, caller: CallerName, trial: Trial): Promise<string> {
  if (trial.kind === 'not tried') return ''
  if (trial.kind === 'whole')
    return signOf(await (trial.isStream ? openStream : send)(world, caller, trial.probe))
  const cell: Sign[] = []
  for (const place of places) {
    const things = trial.kind === 'thing' ? await thingsFor(world, place, trial) : world.things[place]
    const answer = await send(world, caller, trial.probe(things))
    const sign = signOf(answer)
    const isListed = trial.kind === 'thing' || sign !== signs.reached || trial.has(answer.text, things)
    cell.push(isListed ? sign : signs.missing)
  }
  return new Set(cell).size === 1 && cell[0] !== signs.reached ? (cell[0] ?? '') : cell.join('')
}

async function tryAll(dialect: DialectName) {
  const world = await createPermissionWorld(dialect)
  try {
    const table = new Map<string, Map<CallerName, string>>()
    for (const id of Object.keys(trials))
      if (trials[id as keyof typeof trials].kind !== 'not tried') table.set(id, new Map())
    const isLast = (trial: Trial) => trial.kind === 'thing' && trial.isLast === true
    const entries = Object.entries(trials).toSorted(([, a], [, b]) => Number(isLast(a)) - Number(isLast(b)))
    for (const [id, trial] of entries)
      for (const caller of callers) {
        try {
          table.get(id)?.set(caller, await cellOf(world, caller, trial))
        } catch (error) {
          throw new Error(`${id} by ${caller}`, { cause: error })
        }
      }
    return table
  } finally {
    await world.stop()
  }
}

describeOnBothDialects('who reaches what', (_makeDb, dialect) => {
  test('SEC-12, ASVS 8.1.1 8.2.1 8.2.2: every cell of the reviewed table is what the running API does', async () => {
    const found = await tryAll(dialect)
    if (process.env['SMARTYM_WRITE_PERMISSION_TABLE'] !== undefined) writePermissionTable(found)
    const expected = readPermissionTable()
    const asObject = (table: ReadonlyMap<string, ReadonlyMap<CallerName, string>>) =>
      Object.fromEntries(
        [...table].map(([id, cells]) => [
          id,
          Object.fromEntries(callers.map((caller) => [caller, cells.get(caller)])),
        ]),
      )
    expect(asObject(found)).toEqual(asObject(expected))
  }, 600_000)
})
