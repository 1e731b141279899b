import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIRequestContext, expect, test as base } from '@playwright/test'
import { findLeaks } from './leaks.ts'

interface Person {
  readonly accountId: string
  readonly loginId: string
  readonly name: string
  readonly password: string
}

/** What a newcomer has after `npm start`. */
export interface Demo {
  readonly url: string
  readonly dataDir: string
  /** Who is in its company, with their passwords, and the CRM's key. */
  readonly people: readonly Person[]
  readonly apiKey: string
  /** What stands in any log of its processes, at level debug, that must not. */
  findLeaks(): string[]
  /** Signs a browser's session in as somebody; what was signed in before is gone. */
  signIn(request: APIRequestContext, loginId: string): Promise<Person & { readonly csrfToken: string }>
}

interface DemoFile {
  readonly company: { readonly people: Person[]; readonly apiKey: string }
}

const startLimitMs = 240_000

/* The CRM and the phones take the next two ports. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    const isFree = await Promise.all([port, port + 1, port + 2].map(isPortFree))
    if (isFree.every(Boolean)) return port
  }
}

function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function waitUntilReady(child: ChildProcess, ready: string): Promise<void> {
  let output = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the demo did not start:\n${output}`)), startLimitMs)
    const hear = (piece: Buffer): void => {
      output += piece.toString()
      if (!output.includes(ready)) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${output}`)))
  })
}

/** The demo as `npm start` makes it, one for all tests of a worker. */
export const test = base.extend<object, { demo: Demo; isOwnDemo: boolean }>({
  /** A demo that no other file uses, for tests after which its people sign in otherwise than `people` says. */
  isOwnDemo: [false, { scope: 'worker', option: true }],
  demo: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const data = mkdtempSync(join(tmpdir(), 'smartym-e2e-'))
      const port = await freePorts()
      const url = `http://127.0.0.1:${port}`
      const script = join(import.meta.dirname, '../scripts/start.mjs')
      // On a busy machine the demo is slow, not too busy to answer.
      const env = {
        ...process.env,
        SMARTYM_SERVER_BUSY_AFTER_MS: '60000',
        SMARTYM_SERVER_LOG_LEVEL: 'debug',
      }
      const args = [script, '--data', data, '--port', String(port), '--quiet']
      const child = spawn(process.execPath, args, { env })
      /* Its table on stdout is for those who sign in by hand; what it says besides tells nobody’s password. */
      let said = ''
      child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
      await waitUntilReady(child, `${url}/demo`)
      const state = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8')) as DemoFile
      const { people, apiKey } = state.company
      const secrets = { people, apiKey, dataDir: data }
      await use({
        url,
        ...secrets,
        findLeaks: () => findLeaks(secrets, said),
        async signIn(request, loginId) {
          const person = people.find((each) => each.loginId === loginId)
          if (person === undefined) throw new Error(`nobody is called ${loginId}`)
          const answer = await request.post(`${url}/api/v1/session`, {
            data: { loginId, password: person.password },
          })
          expect(answer.status()).toBe(201)
          const { csrfToken } = (await answer.json()) as { csrfToken: string }
          return { ...person, csrfToken }
        },
      })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      /* Whatever the tests of this worker did left no number, name or secret in any log. */
      expect(findLeaks(secrets, said)).toEqual([])
      rmSync(data, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: startLimitMs + 60_000 },
  ],
})
