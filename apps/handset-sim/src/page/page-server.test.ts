import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HandsetView } from '@smartym/handset-core'
import { afterEach, expect, test } from 'vitest'
import { type Faults, noFaults } from '../faults/faults.ts'
import type { UserEvent, VirtualHandset } from '../handset.ts'
import { createPageServer, type PageServer } from './page-server.ts'

const open: PageServer[] = []
const dirs: string[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true })
})

async function start() {
  const sent: UserEvent[] = []
  const changes: Partial<Faults>[] = []
  const calls: (string | null)[] = []
  const screen = { isOff: false }
  const listeners = new Set<(view: HandsetView) => void>()
  const handset: VirtualHandset = {
    deviceId: 'dev_1',
    view: () => ({ language: 'ko' }) as HandsetView,
    onView(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    send: (event) => void sent.push(event),
    push: () => {},
    turnScreenOff: () => void (screen.isOff = true),
    receiveCall: (phoneNumber) => void calls.push(phoneNumber),
    faults: () => ({ ...noFaults }),
    async changeFaults(change) {
      changes.push(change)
    },
    audioInSha256: () => undefined,
    callLog: () => [],
    sentTexts: () => [],
    sound: (recordingId) =>
      recordingId === 'rec_1' ? { bytes: Buffer.from('sound'), contentType: 'audio/mpeg' } : undefined,
    restartApp: async () => {},
    close: async () => {},
  }
  const uiDir = mkdtempSync(join(tmpdir(), 'smartym-screens-'))
  dirs.push(uiDir)
  writeFileSync(join(uiDir, 'index.html'), '<html><head></head><body></body></html>')
  const server = await createPageServer({ handsets: [handset], port: 0, uiDir })
  open.push(server)
  return { url: `${server.url}1/`, sent, changes, calls, listeners }
}

const json = { 'content-type': 'application/json' }

/** A request whose Host and Origin the caller chooses, as a hostile page or name could. */
function ask(url: string, method: string, headers: Record<string, string>, body = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject).end(body)
  })
}

test('the page shows the phone’s screens and takes what fingers do', async () => {
  const { url, sent } = await start()
  const event = JSON.stringify({ type: 'user.answer_requested' })
  expect(await ask(`${url}events`, 'POST', json, event)).toBe(204)
  expect(sent).toEqual([{ type: 'user.answer_requested' }])
  const page = await fetch(url)
  expect(await page.text()).toContain('fault-panel.js')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
})

test('fingers cannot tell what only the phone knows', async () => {
  const { url, sent } = await start()
  for (const type of ['call.connected', 'upload.stored', 'link.opened', 7])
    expect(await ask(`${url}events`, 'POST', json, JSON.stringify({ type }))).toBe(400)
  expect(await ask(`${url}events`, 'POST', json, 'no json')).toBe(400)
  expect(sent).toEqual([])
})

test('SEC-1: a page of another origin, or another name for this machine, is refused', async () => {
  const { url, sent } = await start()
  const event = JSON.stringify({ type: 'user.hang_up_requested' })
  const evil = { ...json, origin: 'http://evil.example' }
  expect(await ask(`${url}events`, 'POST', evil, event)).toBe(403)
  expect(await ask(`${url}events`, 'POST', { 'content-type': 'text/plain' }, event)).toBe(403)
  expect(await ask(`${url}events`, 'POST', { ...json, host: 'evil.example' }, event)).toBe(403)
  expect(await ask(`${url}current-view`, 'GET', { host: 'evil.example:8082' })).toBe(403)
  expect(await ask(`${url}events`, 'POST', { ...json, origin: new URL(url).origin }, event)).toBe(204)
  expect(sent).toHaveLength(1)
})

test('the test bench changes faults it knows, and nothing else', async () => {
  const { url, changes } = await start()
  const post = (body: object) => ask(`${url}faults`, 'POST', json, JSON.stringify(body))
  expect(await post({ isAirplaneModeOn: true, clockErrorMs: -3_600_000 })).toBe(200)
  expect(await post({ isAirplaneModeOn: 'yes' })).toBe(400)
  expect(await post({ isHaunted: true })).toBe(400)
  expect(await post({ clockErrorMs: 1e12 })).toBe(400)
  expect(changes).toEqual([{ isAirplaneModeOn: true, clockErrorMs: -3_600_000 }])
})

test('a customer’s call is let in; unknown phones and files are not found', async () => {
  const { url, calls } = await start()
  expect(await ask(`${url}incoming-calls`, 'POST', json, JSON.stringify({ phoneNumber: null }))).toBe(204)
  expect(calls).toEqual([null])
  expect(await ask(`${url}../2/view`, 'GET', {})).toBe(404)
  expect(await ask(`${url}package.json`, 'GET', {})).toBe(404)
  expect(await ask(`${url}..%2f..%2fpackage.json`, 'GET', {})).toBe(404)
})

test('views are streamed as they come, to those who still look', async () => {
  const { url, listeners } = await start()
  const leaving = new AbortController()
  const stream = await fetch(`${url}view`, { signal: leaving.signal })
  const reader = stream.body?.getReader()
  const first = await reader?.read()
  expect(Buffer.from(first?.value ?? []).toString()).toBe('data: {"language":"ko"}\n\n')
  for (const listener of listeners) listener({ language: 'en' } as HandsetView)
  const second = await reader?.read()
  expect(Buffer.from(second?.value ?? []).toString()).toBe('data: {"language":"en"}\n\n')
  leaving.abort()
  await expect.poll(() => listeners.size).toBe(0)
})

test('REC-10: the page lets be heard what the phone plays, by parts too, and nothing else', async () => {
  const { url } = await start()
  const whole = await fetch(`${url}sound?recordingId=rec_1`)
  expect([whole.status, whole.headers.get('content-type'), await whole.text()]).toEqual([
    200,
    'audio/mpeg',
    'sound',
  ])
  const part = await fetch(`${url}sound?recordingId=rec_1`, { headers: { range: 'bytes=1-2' } })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 1-2/5',
    'ou',
  ])
  const beyond = await fetch(`${url}sound?recordingId=rec_1`, { headers: { range: 'bytes=9-' } })
  expect(beyond.status).toBe(416)
  expect((await fetch(`${url}sound?recordingId=rec_2`)).status).toBe(404)
})
