import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createServer, type ServerOptions } from './create-server.ts'
import { createTestServers } from './test/test-servers.ts'

const { makeDir, start: startServer, cleanUp } = createTestServers()
afterEach(cleanUp)

const start = (options: ServerOptions = {}) => startServer({ checkAnswers: true, ...options })

describe('the server', () => {
  test('starts on an empty folder, answers, and stops', async () => {
    const dataDir = makeDir()
    const made: string[] = []
    const server = await start({ dataDir, onSecretMade: (path) => made.push(path) })
    const address = await server.listen()
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const ready = await fetch(`${address}/readyz`)
    expect(await ready.json()).toMatchObject({ status: 'ready' })
    expect(made).not.toEqual([])
    for (const path of made) expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('SEC-6: an operation without a session is refused in the caller’s language', async () => {
    const { app } = await start()
    const answer = await app.inject({ url: '/api/v1/org-units', headers: { 'accept-language': 'ko' } })
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ code: 'auth.required', title: expect.stringMatching(/[가-힣]/) })
  })

  test('UPL-6: plain HTTP from another machine is refused, over TLS in front it is served', async () => {
    const { app } = await start()
    const from = (remoteAddress: string, headers = {}) =>
      app.inject({ url: '/healthz', remoteAddress, headers })
    expect((await from('127.0.0.1')).statusCode).toBe(200)
    expect((await from('10.1.2.3')).json()).toMatchObject({ status: 403, code: 'request.https_required' })
    expect((await from('10.1.2.3', { 'x-forwarded-proto': 'https' })).statusCode).toBe(403)
    const environment = { SMARTYM_SERVER_IS_HTTPS: 'true', SMARTYM_SERVER_TRUSTED_PROXIES: '10.1.0.0/16' }
    const behind = (await start({ environment })).app
    const forwarded = (remoteAddress: string, proto: string) =>
      behind.inject({ url: '/healthz', remoteAddress, headers: { 'x-forwarded-proto': proto } })
    expect((await forwarded('10.1.2.3', 'https')).statusCode).toBe(200)
    expect((await forwarded('10.1.2.3', 'http')).statusCode).toBe(403)
    expect((await forwarded('10.2.2.3', 'https')).statusCode).toBe(403)
  })

  test('a wrong setting is told by its name before anything is opened', async () => {
    const attempt = (environment: Record<string, string>) => createServer({ environment, dataDir: makeDir() })
    await expect(attempt({ PORT: '99999' })).rejects.toThrow('PORT="99999"')
    await expect(attempt({ ROLE: 'boss' })).rejects.toThrow('ROLE="boss" is wrong')
    await expect(attempt({ ROLE: 'gateway' })).rejects.toThrow('ROLE="gateway" is not possible yet')
    await expect(attempt({ SMARTYM_SERVER_LOG_LEVEL: 'loud' })).rejects.toThrow('SMARTYM_SERVER_LOG_LEVEL')
    await expect(attempt({ SMARTYM_SERVER_HOST: '0.0.0.0' })).rejects.toThrow('SMARTYM_SERVER_IS_HTTPS')
    await expect(attempt({ SMARTYM_SECRETS_MUST_EXIST: 'true' })).rejects.toThrow('SMARTYM_SECRET_')
  })

  test('the console is served with a fresh nonce, its assets for a year, and unknown API addresses stay unknown', async () => {
    const consoleDir = makeDir()
    mkdirSync(join(consoleDir, 'assets'))
    writeFileSync(join(consoleDir, 'index.html'), '<style nonce="__SMARTYM_CSP_NONCE__"></style>')
    writeFileSync(join(consoleDir, 'assets', 'main-1a2b.js'), 'export {}')
    const { app } = await start({ consoleDir })
    const page = await app.inject('/recordings/rec_1?tab=marks')
    const nonce = /nonce="([\w-]{22})"/.exec(page.body)?.[1]
    expect(nonce).toBeDefined()
    expect(page.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(page.headers['cache-control']).toBe('no-store')
    expect((await app.inject('/')).body).not.toBe(page.body)
    const asset = await app.inject('/assets/main-1a2b.js')
    expect(asset.body).toBe('export {}')
    expect(asset.headers['cache-control']).toContain('immutable')
    expect((await app.inject('/api/v1/nothing')).json()).toMatchObject({
      status: 404,
      code: 'request.not_found',
    })
    expect((await app.inject('/../../package.json')).body).not.toContain('smartym')
  })

  test('DIS-7: the demo’s pages are served in the demo only', async () => {
    const demoDir = makeDir()
    writeFileSync(join(demoDir, 'index.html'), 'cockpit')
    const demo = await start({ demoDir })
    expect((await demo.app.inject('/demo/')).body).toBe('cockpit')
    expect((await demo.app.inject('/demo?lang=en')).headers['location']).toBe('/demo/?lang=en')
    expect((await demo.app.inject('/demo/')).headers['content-security-policy']).toContain('frame-src')
    const plain = await start()
    expect((await plain.app.inject('/demo/')).statusCode).toBe(404)
  })
})
