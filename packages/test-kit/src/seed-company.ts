import type { Role } from '@smartym/contract'
import type { Container } from '@smartym/server'
import type { ApiClient } from './api-client.ts'

export interface Credentials {
  loginId: string
  password: string
}

export interface SeededAgent extends Credentials {
  agentId: string
  employeeNumber: string
  extension: string
}

/** Who signs in to the console. */
export const personas = ['administrator', 'auditor', 'managerA', 'managerB'] as const
export type Persona = (typeof personas)[number]

/** A company small enough to know everybody in it. */
export interface SeededCompany {
  companyId: string
  teamId: string
  agents: SeededAgent[]
  personas: Record<Persona, Credentials>
}

const password = 'correct-horse-7!'
const personaRoles: Record<Persona, { role: Role; name: string; isInTeam: boolean }> = {
  administrator: { role: 'administrator', name: '정하준', isInTeam: false },
  auditor: { role: 'auditor', name: '한지우', isInTeam: false },
  managerA: { role: 'team_manager', name: '윤서아', isInTeam: true },
  managerB: { role: 'manager', name: '임도윤', isInTeam: false },
}

/** What the company sets on its phones, beside the defaults. */
export interface SeedSettings {
  lowSpaceBytes?: number
}

/** One company, one branch, one team, its agents and those who manage them. */
export async function seedSmallCompany(
  container: Container,
  agentCount: number,
  { lowSpaceBytes }: SeedSettings = {},
): Promise<SeededCompany> {
  const { db, accounts, organization, dispositions, settings } = container
  const passwordHash = await accounts.hashPassword(password)
  return db.transaction(async (tx) => {
    const companyId = await organization.createCompany(tx, { name: '새나루은행', timeZone: 'Asia/Seoul' })
    const by = {
      companyId,
      actor: { kind: 'server', id: 'server', name: null },
      address: null,
      deviceId: null,
    } as const
    const branchId = await organization.createOrgUnit(tx, {
      companyId,
      parentId: null,
      kind: 'branch',
      name: '서울지점',
    })
    const teamId = await organization.createOrgUnit(tx, {
      companyId,
      parentId: branchId,
      kind: 'team',
      name: '상담1팀',
    })
    await dispositions.createDispositions(tx, companyId, [
      {
        code: 'promise',
        name: { ko: '납부 약속', en: 'Promise to pay', ja: '支払い約束', zh: '承诺付款' },
        dispositionClass: 'promise',
        consequence: 'done',
        shortcut: '1',
      },
      {
        code: 'no_contact',
        name: { ko: '통화 못함', en: 'Not reached', ja: '不在', zh: '未接通' },
        dispositionClass: 'no_contact',
        consequence: 'retry',
        shortcut: '2',
      },
    ])
    const everywhere = { companyId, level: 'company', targetId: companyId } as const
    // Sealed and sent while the call runs, which a 3GP cannot be.
    await settings.change(tx, by, { ...everywhere, key: 'handset.recordingMedia', value: 'amr' })
    if (lowSpaceBytes !== undefined)
      await settings.change(tx, by, { ...everywhere, key: 'handset.lowSpaceBytes', value: lowSpaceBytes })
    const create = (
      loginId: string,
      name: string,
      role: Role,
      isInTeam: boolean,
      employeeNumber: string | null,
    ) =>
      accounts.createAccount(tx, by, {
        companyId,
        orgUnitId: isInTeam ? teamId : branchId,
        loginId: `${loginId}-${companyId.slice(-8)}`,
        name,
        role,
        passwordHash,
        employeeNumber,
        extension: employeeNumber && `7${employeeNumber}`,
        isAgent: role === 'agent',
      })
    const seeded = {} as Record<Persona, Credentials>
    for (const persona of personas) {
      const { role, name, isInTeam } = personaRoles[persona]
      const { loginId } = await create(persona.toLowerCase(), name, role, isInTeam, null)
      seeded[persona] = { loginId, password }
    }
    const agents: SeededAgent[] = []
    for (let index = 1; index <= agentCount; index++) {
      const employeeNumber = String(1000 + index)
      const { loginId, agentId } = await create(
        `agent${index}`,
        `상담원${index}`,
        'agent',
        true,
        employeeNumber,
      )
      if (agentId === null) throw new Error('an agent has an id')
      agents.push({ loginId, password, agentId, employeeNumber, extension: `7${employeeNumber}` })
    }
    return { companyId, teamId, agents, personas: seeded }
  })
}

const crmPermissions = [
  'self',
  'browser_tokens:issue',
  'dispositions:list',
  'calls:list',
  'agents:list',
  'recordings:list',
  'dialing:dial',
  'dialing:cancel',
  'dialing:list',
  'events:stream',
]

/** A key for a CRM whose pages come from `origins`, made by the administrator over the API. */
export async function createCrmKey(
  administrator: ApiClient,
  origins: readonly string[] = [],
): Promise<string> {
  const made = await administrator.post<{ secret: string }>('/api/v1/api-keys', {
    name: 'CRM',
    permissions: crmPermissions,
    orgUnitId: null,
    origins,
  })
  return made.secret
}

/** Codes with which phones register and are approved at once, made by the administrator over the API. */
export async function createRegistrationCode(administrator: ApiClient): Promise<string> {
  const made = await administrator.post<{ code: string }>('/api/v1/device-registration-codes', {
    isPreapproved: true,
  })
  return made.code
}
