import { personnelPermissions, type Role, rolePermissions } from '@smartym/contract'
import type { Container } from '../app/container.ts'
import { createInitialPassword } from '../features/accounts/index.ts'
import { type AuditOrigin, serverOrigin } from '../features/audit/index.ts'
import type { Tx } from '../platform/db/index.ts'
import { seedConsents } from './seed-consents.ts'
import { seedTexts } from './seed-texts.ts'
import demoCompany from './demo-company.json' with { type: 'json' }

/** Somebody of the demo's company, with the password that exists nowhere else. */
export interface SeededPerson {
  readonly loginId: string
  readonly name: string
  readonly role: Role
  readonly password: string
  readonly accountId: string
  readonly agentId: string | null
  readonly orgUnitId: string
  readonly employeeNumber: string
  readonly extension: string | null
  /** Works by itself, so that board and lists live. */
  readonly isBackground: boolean
}

/** What the demo's launcher, phones and CRM need to know of the company. */
export interface SeededCompany {
  readonly companyId: string
  readonly name: string
  /** Ids of the units by their key: `seoul`, `team1`, … */
  readonly units: Readonly<Record<string, string>>
  readonly people: readonly SeededPerson[]
  /** A SIM for each agent's phone, in the order of the agents. */
  readonly lineIds: readonly string[]
  /** Key of the sample CRM; shown this once. */
  readonly apiKey: string
}

export interface SeedOptions {
  /** Password of a login id; random ones when absent. */
  readonly passwords?: (loginId: string) => string
  /** Origins of the sample CRM's pages. */
  readonly crmOrigins: readonly string[]
}

type Faces = Pick<
  Container,
  | 'db'
  | 'organization'
  | 'settings'
  | 'accounts'
  | 'lines'
  | 'dispositions'
  | 'consents'
  | 'clock'
  | 'textMessages'
>
type Person = (typeof demoCompany.people)[number]
type Units = Record<string, string>

async function createUnits(tx: Tx, { organization }: Faces, companyId: string): Promise<Units> {
  const units: Units = {}
  for (const { key, parent, kind, name } of demoCompany.units) {
    const parentId = parent === null ? null : (units[parent] ?? null)
    const unit = { companyId, parentId, kind: kind as 'branch' | 'team', name }
    units[key] = await organization.createOrgUnit(tx, unit)
  }
  return units
}

async function createPeople(
  faces: Faces,
  by: AuditOrigin,
  units: Units,
  passwordOf: (loginId: string) => string,
): Promise<SeededPerson[]> {
  const { db, accounts } = faces
  const ready = await Promise.all(
    demoCompany.people.map(async (person) => {
      const password = passwordOf(person.loginId)
      return { person, password, passwordHash: await accounts.hashPassword(password) }
    }),
  )
  const rowOf = (person: Person, passwordHash: string) => ({
    companyId: by.companyId,
    orgUnitId: units[person.unit] ?? '',
    loginId: person.loginId,
    name: person.name,
    role: person.role as Role,
    passwordHash,
    employeeNumber: person.employeeNumber,
    extension: person.extension,
    isAgent: person.role === 'agent',
  })
  return db.transaction(async (tx) => {
    const people: SeededPerson[] = []
    for (const { person, password, passwordHash } of ready) {
      const account = await accounts.createAccount(tx, by, rowOf(person, passwordHash))
      const { accountId, agentId, orgUnitId, loginId, name, role, extension } = account
      const { employeeNumber } = person
      const isBackground = 'isBackground' in person && person.isBackground === true
      const known = { loginId, name, role, password, accountId, agentId, orgUnitId }
      people.push({ ...known, employeeNumber, extension, isBackground })
    }
    return people
  })
}

/* Numbers of a block that is given to nobody: 010-0000-… */
async function createLines(tx: Tx, { lines }: Faces, by: AuditOrigin, count: number): Promise<string[]> {
  const { firstLineNumber, carriers } = demoCompany
  const first = Number(firstLineNumber.slice(1))
  const lineIds: string[] = []
  for (let index = 0; index < count; index += 1) {
    const carrier = carriers[index % carriers.length] ?? ''
    const line = { companyId: by.companyId, phoneNumber: `+${first + index}`, carrier, isVerified: true }
    lineIds.push(await lines.createLine(tx, by, line))
  }
  return lineIds
}

async function createRules(tx: Tx, { settings, dispositions }: Faces, by: AuditOrigin): Promise<void> {
  const { companyId } = by
  await dispositions.createDispositions(
    tx,
    companyId,
    demoCompany.dispositions as Parameters<typeof dispositions.createDispositions>[2],
  )
  await settings.change(tx, by, {
    companyId,
    level: 'company',
    targetId: companyId,
    key: 'handset.notReadyReasons',
    value: demoCompany.notReadyReasons,
  })
  /* The demo signs its people in by itself, also when it is started again months later. */
  const lasting = { key: 'accounts.passwordMaxAgeDays', value: 0 } as const
  await settings.change(tx, by, { companyId, level: 'company', targetId: companyId, ...lasting })
}

/**
 * Makes the demo's company on an empty database: two branches with four teams, three agents and 24 who work by themselves, two
 * team managers, a branch manager, an administrator, an auditor, their SIMs, dispositions, reasons, consents, texts for calls that nobody answers, and the CRM's key.
 */
export async function seedCompany(faces: Faces, options: SeedOptions): Promise<SeededCompany> {
  const { db, organization, accounts } = faces
  const { name, timeZone } = demoCompany
  const companyId = await db.transaction((tx) => organization.createCompany(tx, { name, timeZone }))
  const by = serverOrigin(companyId)
  const units = await db.transaction((tx) => createUnits(tx, faces, companyId))
  const people = await createPeople(faces, by, units, options.passwords ?? (() => createInitialPassword()))
  const agents = people.filter((person) => person.agentId !== null)
  await seedConsents(faces, by, people)
  await seedTexts(faces, by, units)
  return db.transaction(async (tx) => {
    await createRules(tx, faces, by)
    const lineIds = await createLines(tx, faces, by, agents.length)
    const { token } = await accounts.createApiKey(tx, by, {
      companyId,
      name: demoCompany.crmName,
      permissions: rolePermissions.integrator.permissions.filter(
        (each) => !personnelPermissions.includes(each),
      ),
      orgUnitId: null,
      origins: options.crmOrigins,
    })
    return { companyId, name, units, people, lineIds, apiKey: token }
  })
}
