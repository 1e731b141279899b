import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { prepareDataDir } from './data-dir.ts'
import { formatTable } from './table.ts'

const dirs: string[] = []
function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-start-'))
  dirs.push(dir)
  return dir
}
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function start(...args: string[]) {
  const run = spawnSync(process.execPath, [join(import.meta.dirname, '../start.mjs'), ...args], {
    encoding: 'utf8',
  })
  return { status: run.status, stdout: run.stdout, sentence: run.stderr.trim() }
}

test('a wrong option or port is one sentence, and nothing is installed or built for it', () => {
  expect(start('--port', 'x')).toEqual({
    status: 1,
    stdout: '',
    sentence: '--port x: a port is a number from 1 to 65533.',
  })
  expect(start('--loud')).toMatchObject({ status: 1, sentence: expect.stringContaining('--loud') })
  expect(start('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--once') })
})

test('a taken port is one clear sentence', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  // The CRM's port is the one behind the server's.
  const { status, sentence } = start('--port', String(port - 1))
  expect(status).toBe(1)
  expect(sentence.split('\n')).toHaveLength(1)
  expect(sentence).toContain(`Port ${port} is taken`)
  await new Promise((resolve) => taken.close(resolve))
})

test('a data folder is emptied only if it is ours', () => {
  const dir = folder()
  prepareDataDir(dir, false)
  writeFileSync(join(dir, 'smartym.db'), 'data')
  prepareDataDir(dir, false)
  expect(existsSync(join(dir, 'smartym.db'))).toBe(true)
  prepareDataDir(dir, true)
  expect(readdirSync(dir)).toEqual(['.smartym-demo'])
})

test('the table names every address, and a password only of people who sign in by hand', () => {
  const person = (loginId: string, isBackground: boolean) => ({
    loginId,
    name: '김하늘',
    role: 'agent' as const,
    password: `secret-${loginId}`,
    accountId: 'acc_1',
    agentId: 'agt_1',
    orgUnitId: 'org_1',
    employeeNumber: '1001',
    extension: null,
    isBackground,
  })
  const people = [person('agent1', false), person('bg01', true)]
  const table = formatTable({
    serverUrl: 'http://127.0.0.1:8080',
    crmUrl: 'http://127.0.0.1:8081/',
    phones: [{ employeeNumber: '1001', name: '김하늘', url: 'http://127.0.0.1:8082/handsets/1/' }],
    company: { companyId: 'com_1', name: '회사', units: {}, people, lineIds: [], apiKey: 'key' },
    backgroundAgents: 1,
    missingTools: ['ffmpeg'],
  })
  expect(table).toContain('http://127.0.0.1:8080/demo')
  expect(table).toContain('http://127.0.0.1:8082/handsets/1/')
  expect(table).toContain('secret-agent1')
  expect(table).not.toContain('secret-bg01')
  expect(table).toContain('ffmpeg')
})
