import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiError } from './api-client.ts'
import { comeToRest, dial } from './faults/aftermath.ts'
import { type Processes, startProcesses } from './processes.ts'

let world: Processes
beforeAll(async () => {
  world = await startProcesses({ logLevel: 'debug' })
}, 120_000)
afterAll(() => world.stop())

const phoneNumber = '010-0000-9133'

test(
  'SEC-11, SEC-12: calls, refusals and wrong passwords leave no number, name or secret in the log',
  { timeout: 180_000 },
  async () => {
    const { company } = world
    const handset = await world.startHandset(0)
    await comeToRest(world, handset, await dial(world, 0, phoneNumber))
    const administrator = await world.signIn('administrator')
    await administrator.get('/api/v1/accounts')
    await expect(administrator.get('/api/v1/audit-entries?cursor=정하준')).rejects.toThrow(ApiError)
    const wrong = { loginId: company.personas.auditor.loginId, password: 'a-wrong-password-9!' }
    const address = `${world.address}/api/v1/session`
    const refused = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wrong),
    })
    expect(refused.status).toBe(401)

    const log = world.logLines.join('\n')
    expect(log).toContain('the server takes requests')
    const secrets = readdirSync(join(world.dataDir, 'secrets')).map((name) =>
      readFileSync(join(world.dataDir, 'secrets', name), 'utf8').trim(),
    )
    const digits = phoneNumber.replaceAll('-', '')
    const names = ['정하준', '한지우', '윤서아', '임도윤']
    const passwords = [wrong.password, company.personas.auditor.password]
    const hidden = [...secrets, ...names, ...passwords, phoneNumber, digits, `+82${digits.slice(1)}`]
    expect(hidden.filter((text) => log.includes(text))).toEqual([])
    expect(log).not.toMatch(/Bearer [\w-]{10}/)
  },
)
