import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gatewayPath } from '@smartym/contract/constants'
import type { ChallengeFrame, WelcomeFrame } from '@smartym/contract/frames'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createServer, type Server } from './create-server.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
const signText = (message: Buffer) =>
  sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')

async function seed({ container }: Server) {
  const { db, organization, settings, accounts, devices } = container
  const companyId = await db.transaction((tx) =>
    organization.createCompany(tx, { name: '한빛카드', timeZone: 'Asia/Seoul' }),
  )
  const actor = { kind: 'server', id: 'server', name: null } as const
  const by = { companyId, actor, address: null, deviceId: null }
  const passwordHash = await accounts.hashPassword('correct-horse-7!')
  const code = await db.transaction(async (tx) => {
    const unit = { companyId, parentId: null, kind: 'team', name: '상담1팀' } as const
    const orgUnitId = await organization.createOrgUnit(tx, unit)
    const account = { companyId, orgUnitId, loginId: 'm', name: '정민재', passwordHash }
    const numbers = { employeeNumber: null, extension: null, isAgent: false }
    await accounts.createAccount(tx, by, { ...account, ...numbers, role: 'team_manager' })
    const many = { key: 'accounts.maxSessions', value: 50 } as const
    await settings.change(tx, by, { companyId, level: 'company', targetId: companyId, ...many })
    return (await devices.createRegistrationCode(tx, by, { isPreapproved: true })).code
  })
  const challenge = devices.createRegistrationChallenge(Date.now() + 60_000)
  const { deviceId } = await devices.registerDevice(
    {
      code,
      challenge,
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
      proof: signText(Buffer.from(`smartym/registration${challenge}${code}`)),
      model: 'm',
      osVersion: 'o',
      appVersion: '1',
    },
    '127.0.0.1',
  )
  return deviceId
}

async function connectPhone(address: string, deviceId: string) {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${gatewayPath}`)
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const welcome = await new Promise<WelcomeFrame>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ChallengeFrame | WelcomeFrame
      if (frame.type === 'welcome') return resolve(frame)
      const nonce = Buffer.from(frame.nonce, 'base64url')
      const end = Buffer.from(deviceId + frame.sessionId)
      const signature = signText(Buffer.concat([Buffer.from('smartym/gateway'), nonce, end]))
      socket.send(JSON.stringify({ type: 'authenticate', deviceId, signature, appVersion: '1' }))
    })
  })
  return { closed, welcome }
}

async function countSessions(server: Server): Promise<number> {
  const rows = await server.container.db
    .read<{ sessions: { id: string } }>()
    .selectFrom('sessions')
    .select('id')
    .execute()
  return rows.length
}

test('a stop finishes what is under way: what was answered is kept, phones are let go, and it starts again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'smartym-stop-'))
  const options = { dataDir, port: 0, logLevel: 'silent' }
  const server = await createServer(options)
  const deviceId = await seed(server)
  const address = await server.listen()
  const phone = await connectPhone(address, deviceId)
  expect(server.container.gateway.isConnected(deviceId)).toBe(true)

  const signIn = async () => {
    const body = JSON.stringify({ loginId: 'm', password: 'correct-horse-7!' })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${address}/api/v1/session`, { method: 'POST', body, headers })
    return answer.status
  }
  await signIn()
  const underWay = Promise.allSettled(Array.from({ length: 12 }, signIn))
  await expect.poll(() => countSessions(server)).toBeGreaterThan(2)
  await server.stop()

  const answers = await underWay
  const kept = answers.filter((answer) => answer.status === 'fulfilled' && answer.value === 201).length
  expect(kept).toBeGreaterThan(0)
  expect(await phone.closed).toBe(1001)
  await expect(signIn()).rejects.toThrow('fetch failed')

  const again = await createServer(options)
  expect(await countSessions(again)).toBe(kept + 1)
  const stored = await again.container.db
    .read<{ devices: { id: string; connected_at: number | null } }>()
    .selectFrom('devices')
    .select('connected_at')
    .where('id', '=', deviceId)
    .executeTakeFirst()
  expect(stored?.connected_at).toBeNull()
  await again.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
