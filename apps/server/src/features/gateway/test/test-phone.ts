import { generateKeyPairSync, hash, type KeyObject, randomUUID, sign } from 'node:crypto'
import type { DeviceStatus } from '@smartym/contract'
import { gatewayPath } from '@smartym/contract/constants'
import type { ChallengeFrame, DeviceFrame, ServerFrame } from '@smartym/contract/frames'
import { WebSocket } from 'ws'

/* What a request that is injected says of where it went. */
const injectedOrigin = 'http://localhost:80'

interface ProvenRequest {
  readonly method?: string
  readonly url: string
  readonly token: string
  readonly nonce: string
  /** Other claims than the right ones. */
  readonly changes?: Readonly<Record<string, unknown>>
  readonly origin?: string
}

/** A phone's key pair and what registering it needs. */
export function createPhoneKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  const signText = (message: Buffer): string =>
    sign('sha256', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  const registration = (code: string, challenge: string) => ({
    code,
    challenge,
    publicKey: spki.toString('base64url'),
    proof: signText(Buffer.from(`smartym/registration${challenge}${code}`)),
    model: 'Galaxy A15',
    osVersion: 'Android 14',
    appVersion: '0.1.0',
  })
  /** Headers of a request by this phone: its token and the proof for this very request (RFC 9449). */
  const headersFor = ({
    method = 'GET',
    url,
    token,
    nonce,
    changes = {},
    origin = injectedOrigin,
  }: ProvenRequest) => {
    const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
    const claims = {
      jti: randomUUID(),
      htm: method,
      htu: origin + url.split('?', 1)[0],
      iat: 1,
      ath: hash('sha256', token, 'base64url'),
      nonce,
      ...changes,
    }
    const signed = `${encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } })}.${encode(claims)}`
    return { authorization: `DPoP ${token}`, dpop: `${signed}.${signText(Buffer.from(signed))}` }
  }
  return { spki, privateKey, signText, registration, headersFor }
}
export type PhoneKey = ReturnType<typeof createPhoneKey> & { privateKey: KeyObject }

export const healthyStatus: DeviceStatus = {
  batteryPercent: 80,
  isCharging: false,
  freeBytes: 10_000_000_000,
  network: 'wifi',
  clockOffsetMs: 0,
  recordingFaults: [],
  integritySigns: [],
  waitingRecordings: 0,
  isUploading: false,
  nextUploadAt: null,
  unsentReports: 0,
  appVersion: '0.1.0',
  settingsVersion: 0,
}

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>

/** A phone's side of the socket. Frames are kept until they are asked for. */
export class TestPhone {
  readonly socket: WebSocket
  readonly closed: Promise<number>
  readonly #frames: ServerFrame[] = []
  readonly #waiting: {
    type: string
    resolve: (frame: ServerFrame) => void
    reject: (error: Error) => void
  }[] = []

  constructor(address: string) {
    this.socket = new WebSocket(`${address.replace('http', 'ws')}${gatewayPath}`)
    this.socket.on('message', (data: Buffer) => this.#take(JSON.parse(data.toString()) as ServerFrame))
    this.socket.on('error', () => {})
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code) => {
        for (const { reject } of this.#waiting.splice(0)) reject(new Error(`the socket was closed: ${code}`))
        resolve(code)
      })
    })
  }

  send(frame: DeviceFrame): void {
    this.socket.send(JSON.stringify(frame))
  }

  /** The next frame of this type that has not been asked for. */
  next<T extends ServerFrame['type']>(type: T): Promise<FrameOf<T>> {
    const at = this.#frames.findIndex((frame) => frame.type === type)
    if (at !== -1) return Promise.resolve(this.#frames.splice(at, 1)[0] as FrameOf<T>)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ type, resolve: resolve as (frame: ServerFrame) => void, reject })
    })
  }

  /** Frames that nobody has asked for, once everything sent before has been answered. */
  async rest(): Promise<ServerFrame[]> {
    await this.heartbeat()
    return this.#frames.splice(0)
  }

  /** What has come and nobody has asked for. */
  unread(): readonly ServerFrame[] {
    return this.#frames
  }

  async heartbeat(status: Partial<DeviceStatus> = {}): Promise<FrameOf<'heartbeat_ack'>> {
    this.send({ type: 'heartbeat', sentAt: 1, status: { ...healthyStatus, ...status } })
    return this.next('heartbeat_ack')
  }

  /** Answers the challenge, with changes to what is signed and sent. */
  async authenticate(
    deviceId: string,
    key: PhoneKey,
    changes: { nonce?: string; sessionId?: string } = {},
  ): Promise<void> {
    const challenge: ChallengeFrame = { ...(await this.next('challenge')), ...changes }
    const message = Buffer.concat([
      Buffer.from('smartym/gateway'),
      Buffer.from(challenge.nonce, 'base64url'),
      Buffer.from(deviceId + challenge.sessionId),
    ])
    this.send({ type: 'authenticate', deviceId, signature: key.signText(message), appVersion: '0.1.0' })
  }

  close(): void {
    this.socket.terminate()
  }

  #take(frame: ServerFrame): void {
    const at = this.#waiting.findIndex(({ type }) => type === frame.type)
    const [waiting] = at === -1 ? [] : this.#waiting.splice(at, 1)
    if (waiting === undefined) this.#frames.push(frame)
    else waiting.resolve(frame)
  }
}
