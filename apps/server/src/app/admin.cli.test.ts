import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer, type Server } from './create-server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'smartym-admin-'))
let server: Server
beforeAll(async () => {
  server = await createServer({ dataDir, port: 0, logLevel: 'silent' })
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

function admin(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const cli = join(import.meta.dirname, 'admin.cli.ts')
  const options = { env: { PATH: process.env['PATH'] } }
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args, '--data', dataDir], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })
}

async function createAdministrator(): Promise<string> {
  const { db, organization, accounts } = server.container
  const passwordHash = await accounts.hashPassword('vK8-mt0!Zq')
  return db.transaction(async (tx) => {
    const companyId = await organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' })
    const unit = { companyId, parentId: null, kind: 'team', name: '본점' } as const
    const orgUnitId = await organization.createOrgUnit(tx, unit)
    const by = {
      companyId,
      actor: { kind: 'server', id: 'server', name: null },
      address: null,
      deviceId: null,
    } as const
    await accounts.createAccount(tx, by, {
      companyId,
      orgUnitId,
      loginId: 'root',
      name: '정민재',
      role: 'administrator',
      passwordHash,
      employeeNumber: null,
      extension: null,
      isAgent: false,
    })
    return companyId
  })
}

test('ADM-4: an administrator who is locked out gets an initial password in the server’s shell, beside the running server', async () => {
  await createAdministrator()
  const signIn = (password: string) =>
    server.app.inject({ method: 'POST', url: '/api/v1/session', payload: { loginId: 'root', password } })
  for (let i = 0; i < 5; i += 1) await signIn('wrong')
  expect((await signIn('vK8-mt0!Zq')).json()).toMatchObject({ code: 'accounts.locked' })

  const { code, stdout, stderr } = await admin('reset-password', 'root', '--second-factors')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const [, initialPassword = ''] = /initial password of root: (\S+)/.exec(stdout) ?? []
  expect((await signIn(initialPassword)).json()).toMatchObject({
    step: 'password_change',
    passwordChangeReason: 'initial',
  })
  const entries = await server.container.db
    .read<{ audit_entries: { action: string; actor_kind: string; actor_id: string; detail: string } }>()
    .selectFrom('audit_entries')
    .selectAll()
    .where('actor_id', '=', 'shell')
    .execute()
  expect(entries.map((entry) => entry.action)).toEqual([
    'accounts.second_factors_reset',
    'accounts.password_reset',
  ])
  expect(JSON.stringify(entries)).not.toContain(initialPassword)
})

test('ADM-4: what cannot be reset is said in a sentence', async () => {
  expect(await admin('reset-password', 'nobody')).toMatchObject({
    code: 1,
    stderr: 'there is no account with the login id nobody\n',
  })
  expect((await admin('reset')).stderr).toMatch(/^npm run -s admin -- reset-password LOGIN_ID/)
})
