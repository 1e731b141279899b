import { randomBytes } from 'node:crypto'
import type { Grants, ListenGrantResponse, ListenRequestResponse, Role } from '@smartym/contract'
import { expect } from 'vitest'
import type { AccountRow, AccountsTables } from '../../../accounts/index.ts'
import { serverOrigin } from '../../../audit/index.ts'
import type { OrganizationTables } from '../../../organization/index.ts'
import type { SettingKey, SettingValue } from '../../../settings/index.ts'
import type { OpenDb } from '../../../../platform/db/index.ts'
import { testCaller } from '../../../../platform/http/test/create-test-app.ts'
import { createRecordingsWorld } from '../../test/recordings-world.ts'
import { createTestKey } from '../../test/sealed-sample.ts'

const numbered = (prefix: string, n: number): string => `${prefix}_0000000000007000800000000000000${n}`

export const units = {
  branch: numbered('org', 1),
  team: numbered('org', 2),
  otherTeam: numbered('org', 3),
  otherBranch: numbered('org', 9),
} as const
export const agentId = numbered('agt', 1)

interface PersonOptions {
  readonly role?: Role
  readonly unit?: string
  readonly agent?: string | null
  readonly employeeNumber?: string | null
}

/** Who works here: each with an account in the database and a session. */
const people = {
  asker: { role: 'manager', unit: units.branch, employeeNumber: 'E-1001' },
  decider: { role: 'manager', unit: units.branch, employeeNumber: 'E-1002' },
  /** Makes the calls, and is a manager beside it. */
  subject: { role: 'manager', unit: units.branch, agent: agentId, employeeNumber: 'E-1003' },
  stranger: { role: 'manager', unit: units.otherBranch, employeeNumber: 'E-1004' },
  /** The asker, with a second account. */
  double: { role: 'manager', unit: units.branch, employeeNumber: ' e 1001' },
  second: { role: 'manager', unit: units.branch, employeeNumber: 'E-1006' },
  /** The second approver, with a second account. */
  secondDouble: { role: 'manager', unit: units.branch, employeeNumber: 'ｅ１００６' },
  leader: { role: 'team_manager', unit: units.team, employeeNumber: 'E-1008' },
  auditor: { role: 'auditor', unit: units.branch, employeeNumber: null },
} as const satisfies Record<string, PersonOptions>
export type PersonName = keyof typeof people

export const accountIdOf = (name: PersonName): string =>
  numbered('acc', Object.keys(people).indexOf(name) + 1)
const sessionIdOf = (name: PersonName): string => numbered('ses', Object.keys(people).indexOf(name) + 1)

function reachOf({ unit }: PersonOptions): readonly string[] {
  if (unit === units.branch) return [units.branch, units.team, units.otherTeam]
  return unit === undefined ? [] : [unit]
}

function callerOf(name: PersonName) {
  const person: PersonOptions = people[name]
  return testCaller({
    id: sessionIdOf(name),
    accountId: accountIdOf(name),
    agentId: person.agent ?? null,
    name: `이름-${name}`,
    scope: 'subtree',
    orgUnitIds: reachOf(person),
  })
}

function accountRowOf(name: PersonName, companyId: string): Partial<AccountRow> {
  const person: PersonOptions = people[name]
  return {
    id: accountIdOf(name),
    company_id: companyId,
    org_unit_id: person.unit ?? units.branch,
    login_id: name,
    name: `이름-${name}`,
    role: person.role ?? 'manager',
    agent_id: person.agent ?? null,
    employee_number: person.employeeNumber ?? null,
    extension: null,
    password_hash: '-',
    failed_sign_ins: 0,
    locked_at: null,
    created_at: 0,
  }
}

async function insertPeople(db: OpenDb, companyId: string): Promise<void> {
  const paths = [
    [units.branch, null, `${units.branch}/`],
    [units.team, units.branch, `${units.branch}/${units.team}/`],
    [units.otherTeam, units.branch, `${units.branch}/${units.otherTeam}/`],
    [units.otherBranch, null, `${units.otherBranch}/`],
  ] as const
  await db.transaction(async (tx) => {
    for (const [id, parent_id, path] of paths)
      await tx
        .on<OrganizationTables>()
        .insertInto('org_units')
        .values({ id, company_id: companyId, parent_id, kind: 'team', name: id, path, created_at: 0 })
        .execute()
    for (const name of Object.keys(people) as PersonName[])
      await tx
        .on<AccountsTables>()
        .insertInto('accounts')
        .values(accountRowOf(name, companyId) as AccountRow)
        .execute()
  })
}

const reasoned = { reason: 'complaint', text: '민원 확인이 필요합니다' }

/** Managers, an auditor and an agent's calls: all that listening under approval needs, over the real slice. */
export async function createListeningWorld(db: OpenDb) {
  const names = Object.keys(people) as PersonName[]
  const callers = Object.fromEntries(names.map((name) => [name, callerOf(name)]))
  const agentCaller = testCaller({ id: numbered('ses', 8), agentId, scope: 'own', name: '상담원' })
  const elsewhere = { ...callerOf('asker'), id: sessionIdOf('subject') }
  const world = await createRecordingsWorld(db, {
    callers: {
      ...callers,
      askerElsewhere: elsewhere,
      agent: { ...agentCaller, accountId: accountIdOf('subject') },
      outsider: testCaller({
        companyId: numbered('com', 7),
        accountId: numbered('acc', 7),
        id: numbered('ses', 7),
      }),
    },
  })
  await insertPeople(db, world.companyId)
  let keys = 0

  async function call(
    as: string,
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload?: object,
    headers = {},
  ) {
    keys += 1
    return world.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        'x-test-caller': as,
        ...(method === 'POST' ? { 'idempotency-key': `k${keys}` } : {}),
        ...headers,
      },
      ...(payload !== undefined && { payload }),
    })
  }

  async function storedRecording(place: { orgUnitId?: string; agentId?: string } = {}) {
    const { recordingId } = await world.expectOne({ orgUnitId: units.team, agentId, ...place })
    const sound = randomBytes(4_000)
    const { file } = await world.seal(recordingId, sound)
    await world.recordings.ingest(recordingId, file, world.by)
    return { recordingId, sound, file }
  }

  const ask = (recordingId: string, as = 'asker', asked: object = reasoned) =>
    call(as, 'POST', `/recordings/${recordingId}/listen-requests`, asked)
  const player = createTestKey()

  return {
    ...world,
    player,
    call,
    storedRecording,
    ask,
    askSet: (recordingIds: readonly string[], as = 'asker') =>
      call(as, 'POST', '/listen-requests', { recordingIds, ...reasoned }),
    async askFor(recordingId: string, as = 'asker'): Promise<ListenRequestResponse> {
      const answer = await ask(recordingId, as)
      expect(answer.statusCode).toBe(201)
      return answer.json<ListenRequestResponse>()
    },
    decide: (id: string, decision = 'approved', as = 'decider') =>
      call(as, 'POST', `/listen-requests/${id}/approval`, { decision }),
    withdraw: (id: string, as = 'asker') => call(as, 'POST', `/listen-requests/${id}/withdrawal`, {}),
    grant: (recordingId: string, as = 'asker') =>
      call(as, 'POST', `/recordings/${recordingId}/listen-grants`, {
        publicKey: player.point.toString('hex'),
        purpose: 'play',
      }),
    readSealed: (grant: ListenGrantResponse, as = 'asker') =>
      call(as, 'GET', `/listen-grants/${grant.listenGrantId}/content/sealed`),
    async findRequest(id: string, as = 'asker'): Promise<ListenRequestResponse | undefined> {
      const answer = await call(as, 'GET', '/listen-requests?limit=200')
      return answer
        .json<{ items: ListenRequestResponse[] }>()
        .items.find(({ listenRequestId }) => listenRequestId === id)
    },
    /** Sets a value of the company. */
    async set<K extends SettingKey>(key: K, value: SettingValue<K>): Promise<void> {
      const { companyId } = world
      const change = { companyId, level: 'company', targetId: companyId, key, value } as const
      await db.transaction((tx) => world.settings.change(tx, serverOrigin(companyId), change))
    },
    /** Gives somebody a role of the company’s own that grants this, made from a manager’s. */
    async giveOwnRole(name: PersonName, grants: Grants): Promise<string> {
      const id = world.ids.next('ownRole')
      const role = { company_id: world.companyId, name: id, role: 'manager', version: 1 } as const
      await db.transaction(async (tx) => {
        await tx
          .on<AccountsTables>()
          .insertInto('own_roles')
          .values({ ...role, id, grants: JSON.stringify(grants), created_at: 0, changed_at: 0 })
          .execute()
      })
      await this.changeAccount(name, { own_role_id: id })
      return id
    },
    async changeAccount(name: PersonName, changes: Partial<AccountRow>): Promise<void> {
      await db.transaction(async (tx) => {
        const update = tx.on<AccountsTables>().updateTable('accounts').set(changes)
        await update.where('id', '=', accountIdOf(name)).execute()
      })
    },
    /** Everybody is again what they were. */
    async restoreAccounts(): Promise<void> {
      await db.transaction(async (tx) => {
        for (const name of names) {
          const before = accountRowOf(name, world.companyId)
          await tx
            .on<AccountsTables>()
            .updateTable('accounts')
            .set({
              role: before.role ?? 'manager',
              org_unit_id: before.org_unit_id ?? '',
              name: before.name ?? '',
              own_role_id: null,
              deactivated_at: null,
              birth_on: null,
            })
            .where('id', '=', accountIdOf(name))
            .execute()
        }
      })
    },
    /** Runs a scheduled job now. */
    async runJob(kind: string): Promise<void> {
      await db.transaction((tx) => world.jobs.enqueue(tx, { kind: `schedule:${kind}`, payload: null }))
      await world.jobs.runDue()
    },
    forget(): void {
      world.entries.length = 0
      world.events.length = 0
    },
    codeOf: (answer: { json(): unknown }): unknown => (answer.json() as { code?: string }).code,
  }
}
export type ListeningWorld = Awaited<ReturnType<typeof createListeningWorld>>
