import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HandsetSettings } from '@smartym/contract'
import { recordingStateHeader } from '@smartym/contract/constants'
import type { CommandFrame, DeviceFrame, ServerFrame, SignedInAgent } from '@smartym/contract/frames'
import type { HandsetReport } from '@smartym/contract/reports'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { WebSocketServer, type WebSocket } from 'ws'

const agent: SignedInAgent = {
  agentId: `agt_${'1'.repeat(32)}`,
  loginId: 'haneul',
  name: '김하늘',
  employeeNumber: '1001',
  extension: '71001',
  orgUnitName: '상담1팀',
}

const settings: HandsetSettings = {
  version: 1,
  recordingMode: 'automatic',
  recordingMedia: 'amr',
  isRecordingRequired: true,
  wrapUpMs: 5_000,
  isDispositionRequired: false,
  isNumberMasked: false,
  notReadyReasons: [],
  dispositions: [],
  isLiveUploadOn: true,
  uploadNetwork: 'any',
  lowSpaceBytes: 1_000,
  lowBatteryPercent: 5,
  maxClockOffsetMs: 60_000,
  inbound: {
    rules: [{ states: ['available'], from: '00:00', to: '00:00', act: 'ring', isTexted: true }],
    utcOffsetMs: 9 * 3_600_000,
    textIntervalMs: 3_600_000,
    textPartsADay: 100,
    quietFrom: '21:00',
    quietTo: '08:00',
    text: {
      textTemplateId: `ttp_${'1'.repeat(32)}`,
      version: 1,
      body: '{time}에 주신 전화를 받지 못했습니다. {agent} 상담원이 곧 다시 전화드리겠습니다. 기다려 주셔서 감사합니다. 문의는 대표번호로 주십시오.',
      isAdvertising: false,
    },
  },
}

/** A control server that agrees to everything and remembers what it was told; for testing a handset alone. */
export async function createFakeServer() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const scalar = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
  const transport = await nodePrimitives.importRecipientKey(scalar)
  const reports: HandsetReport[] = []
  const receipts: string[] = []
  const uploads = new Map<string, { bytes: Buffer; length: number | null }>()
  const sockets = new Set<WebSocket>()
  const pending: CommandFrame[] = []
  const listeners = new Set<() => void>()
  const state = { isSignedIn: false, devicePublicKey: Buffer.alloc(0), version: 0 }
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const say = (socket: WebSocket, frame: ServerFrame): void => socket.send(JSON.stringify(frame))

  function agentState(name: 'available' | 'in_call' | 'wrap_up'): ServerFrame {
    state.version += 1
    return {
      type: 'agent_state',
      version: state.version,
      agentId: agent.agentId,
      state: name,
      notReadyReason: null,
      since: Date.now(),
      until: null,
      nextState: null,
      cause: 'agent',
    }
  }

  function welcome(socket: WebSocket): void {
    const now = Date.now()
    const current = state.isSignedIn ? agentState('available') : null
    say(socket, {
      type: 'welcome',
      accessToken: 'token',
      accessTokenExpiresAt: now + 600_000,
      proofNonce: 'nonce',
      serverTime: now,
      heartbeatIntervalMs: 15_000,
      settings,
      transportKey: { keyId: '', publicKey: Buffer.from(transport.publicKey).toString('hex') },
      agent: state.isSignedIn ? agent : null,
      agentState: current?.type === 'agent_state' ? current : null,
      consents: [],
      pendingCommands: [...pending],
    })
  }

  function heard(socket: WebSocket, challenge: Buffer, frame: DeviceFrame): void {
    if (frame.type === 'authenticate') {
      const message = Buffer.concat([
        Buffer.from('smartym/gateway'),
        challenge,
        Buffer.from(frame.deviceId),
        Buffer.from('ses_1'),
      ])
      const key = createPublicKey({ key: state.devicePublicKey, format: 'der', type: 'spki' })
      const signature = Buffer.from(frame.signature, 'base64url')
      if (!verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)) return socket.close(4003)
      return welcome(socket)
    }
    if (frame.type === 'heartbeat')
      return say(socket, { type: 'heartbeat_ack', serverTime: Date.now(), sentAt: frame.sentAt })
    receipts.push(frame.commandId)
    const index = pending.findIndex(({ commandId }) => commandId === frame.commandId)
    if (index >= 0) pending.splice(index, 1)
    changed()
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const json = (status: number, content: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content))
    const path = request.url ?? ''
    if (path === '/api/v1/device-registration-challenges')
      return json(201, { challenge: 'challenge', expiresAt: new Date().toISOString() })
    if (path === '/api/v1/device-registrations') {
      state.devicePublicKey = Buffer.from(
        (JSON.parse(body.toString()) as { publicKey: string }).publicKey,
        'base64url',
      )
      return json(201, {
        deviceId: `dev_${'d'.repeat(32)}`,
        companyId: `com_${'c'.repeat(32)}`,
        state: 'active',
      })
    }
    if (path === '/api/v1/handset/sign-in') {
      state.isSignedIn = true
      json(201, { agent })
      for (const socket of sockets) say(socket, agentState('available'))
      return
    }
    if (path === '/api/v1/handset/reports') {
      const sent = (JSON.parse(body.toString()) as { reports: HandsetReport[] }).reports
      for (const report of sent) if (report.seq === reports.length + 1) reports.push(report)
      json(200, { acknowledgedSeq: reports.length })
      return changed()
    }
    if (path.startsWith('/api/v1/recording-uploads')) return answerUpload(request, response, body)
    return json(404, { code: 'request.not_found' })
  }

  function answerUpload(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const { method, headers } = request
    const named = Buffer.from(String(headers['upload-metadata']).split(' ')[1] ?? '', 'base64').toString()
    const recordingId = method === 'POST' ? named : ((request.url ?? '').split('/').at(-1) ?? '')
    const upload = uploads.get(recordingId) ?? { bytes: Buffer.alloc(0), length: null }
    uploads.set(recordingId, upload)
    if (headers['upload-length'] !== undefined) upload.length = Number(headers['upload-length'])
    if (method === 'PATCH' && Number(headers['upload-offset']) === upload.bytes.length)
      upload.bytes = Buffer.concat([upload.bytes, body])
    const isStored = upload.length === upload.bytes.length
    response.writeHead(method === 'POST' ? 201 : method === 'HEAD' ? 200 : 204, {
      'tus-resumable': '1.0.0',
      'upload-offset': String(upload.bytes.length),
      [recordingStateHeader]: isStored ? 'stored' : 'receiving',
      ...(method === 'POST' && { location: `/api/v1/recording-uploads/${recordingId}` }),
    })
    response.end()
    changed()
  }

  const server = createServer((request, response) => void answer(request, response))
  const gateway = new WebSocketServer({ server, path: '/api/v1/gateway' })
  gateway.on('connection', (socket) => {
    sockets.add(socket)
    const nonce = randomBytes(32)
    socket.on('message', (data: Buffer) => heard(socket, nonce, JSON.parse(data.toString()) as DeviceFrame))
    socket.on('close', () => sockets.delete(socket))
    say(socket, { type: 'challenge', nonce: nonce.toString('base64url'), sessionId: 'ses_1' })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    transport,
    settings,
    reports,
    receipts,
    uploads,
    state,
    /** Orders a call; a command that no phone hears waits for the next welcome. */
    dial(phoneNumber: string, n = 1, lifeMs = 30_000): { callId: string; recordingId: string } {
      const id = String(n).padStart(32, '0')
      const payload = {
        dialRequestId: `dial_${id}`,
        callId: `call_${id}`,
        recordingId: `rec_${id}`,
        phoneNumber,
        customerName: null,
        customerReference: null,
        purpose: 'service',
        note: null,
      } as const
      const command: CommandFrame = {
        type: 'command',
        commandId: `cmd_${id}`,
        kind: 'dial',
        payload,
        notAfter: Date.now() + lifeMs,
      }
      pending.push(command)
      for (const socket of sockets) say(socket, command)
      return payload
    },
    setAgentState(name: 'available' | 'in_call' | 'wrap_up'): void {
      for (const socket of sockets) say(socket, agentState(name))
    },
    /** Kinds of the reports so far, in order. */
    kinds: () => reports.map(({ kind }) => kind),
    onChanged(listener: () => void): void {
      listeners.add(listener)
    },
    async close(): Promise<void> {
      for (const socket of gateway.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type FakeServer = Awaited<ReturnType<typeof createFakeServer>>

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}
