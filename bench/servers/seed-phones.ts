/** Fills a data folder with a company, an API key and phones whose agents are signed in; then ends. */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from '../../apps/server/src/index.ts'
import { serverOrigin } from '../../apps/server/src/features/audit/index.ts'
import type { Tx } from '../../apps/server/src/platform/db/index.ts'

/** A phone that the bench can play. */
export interface BenchPhone {
  readonly deviceId: string
  /** PKCS #8 DER, base64. */
  readonly privateKey: string
  readonly agentId: string
}

/** What the bench needs to know of what was made. */
export interface Seeded {
  readonly apiKey: string
  readonly companyId: string
  readonly orgUnitId: string
  readonly phones: readonly BenchPhone[]
}

const phonesPerCommit = 500

/** `count` registered phones with an available agent each, straight into the tables: registrations are not what is measured. All have the same password, or none. */
export async function seedPhones(dataDir: string, count: number, password?: string): Promise<Seeded> {
  const server = await createServer({ dataDir, port: 0, logLevel: 'error' })
  const { db, ids, clock, organization, accounts } = server.container
  const { companyId, orgUnitId } = await db.transaction(async (tx) => {
    const made = await organization.createCompany(tx, { name: 'Bench', timeZone: 'Asia/Seoul' })
    const unit = { companyId: made, parentId: null, kind: 'branch', name: 'Bench' } as const
    return { companyId: made, orgUnitId: await organization.createOrgUnit(tx, unit) }
  })
  const by = serverOrigin(companyId)
  const passwordHash = password === undefined ? '' : await accounts.hashPassword(password)
  const key = await db.transaction((tx) =>
    accounts.createApiKey(tx, by, {
      companyId,
      name: 'bench',
      permissions: ['dialing:dial', 'dialing:list', 'dialing:cancel'],
      orgUnitId: null,
      origins: [],
    }),
  )

  async function insertPhone(tx: Tx, index: number): Promise<BenchPhone> {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    const deviceId = ids.next('device')
    const tables = tx.on<Record<string, Record<string, unknown>>>()
    const account = await accounts.createAccount(tx, by, {
      companyId,
      orgUnitId,
      loginId: `bench${index}`,
      name: `Bench ${index}`,
      role: 'agent',
      isAgent: true,
      employeeNumber: `B${index}`,
      extension: null,
      passwordHash,
    })
    const agentId = account.agentId ?? ''
    const device = {
      id: deviceId,
      company_id: companyId,
      state: 'active',
      public_key: publicKey.export({ format: 'der', type: 'spki' }),
      thumbprint: randomBytes(32),
      model: 'bench',
      os_version: '14',
      agent_id: agentId,
      org_unit_id: orgUnitId,
      link_fence: 0,
      registered_at: clock.now(),
    }
    const agent = {
      agent_id: agentId,
      company_id: companyId,
      device_id: deviceId,
      state: 'available',
      since: clock.now(),
      cause: 'agent',
      version: 1,
    }
    await tables.insertInto('devices').values(device).execute()
    await tables.insertInto('agents').values(agent).execute()
    const der = privateKey.export({ format: 'der', type: 'pkcs8' })
    return { deviceId, agentId, privateKey: der.toString('base64') }
  }

  const phones: BenchPhone[] = []
  for (let at = 0; at < count; at += phonesPerCommit) {
    await db.transaction(async (tx) => {
      for (let i = at; i < Math.min(count, at + phonesPerCommit); i++) phones.push(await insertPhone(tx, i))
    })
  }
  await server.stop()
  return { apiKey: key.token, companyId, orgUnitId, phones }
}
