import type { HandsetReport, HandsetReportKind } from '@smartym/contract'
import type { WelcomeFrame } from '@smartym/contract/frames'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { Container } from '../app/container.ts'
import { type createPhoneKey, TestPhone } from '../features/gateway/test/test-phone.ts'
import type { Clock } from '../platform/clock/index.ts'

type PayloadOf<K extends HandsetReportKind> = Extract<HandsetReport, { kind: K }>['payload']

/** Where a phone stands: the server that it speaks to, and the time. */
interface PhonePlace {
  readonly container: Pick<Container, 'db' | 'devices' | 'gateway'>
  readonly app: FastifyInstance
  readonly clock: Pick<Clock, 'now'>
  readonly address: string
}

/** A registered phone: its socket when it is connected, its HTTP requests, and its outbox of reports. */
export class FloorPhone {
  readonly deviceId: string
  readonly #place: PhonePlace
  readonly key: ReturnType<typeof createPhoneKey>
  #socket: TestPhone | undefined
  #welcome: WelcomeFrame | undefined
  #seq = 0
  #lastReport: Promise<void> = Promise.resolve()

  constructor(place: PhonePlace, deviceId: string, key: ReturnType<typeof createPhoneKey>) {
    this.#place = place
    this.deviceId = deviceId
    this.key = key
  }

  get socket(): TestPhone {
    if (this.#socket === undefined) throw new Error('the phone is not connected')
    return this.#socket
  }

  /** What it was told when it connected last. */
  get welcome(): WelcomeFrame {
    if (this.#welcome === undefined) throw new Error('the phone was never connected')
    return this.#welcome
  }

  async connect(): Promise<void> {
    this.#socket = new TestPhone(this.#place.address)
    await this.#socket.authenticate(this.deviceId, this.key)
    this.#welcome = await this.#socket.next('welcome')
  }

  async disconnect(): Promise<void> {
    const { gateway } = this.#place.container
    this.socket.close()
    while (gateway.isConnected(this.deviceId)) await new Promise((resolve) => setImmediate(resolve))
    this.#socket = undefined
  }

  /** Headers with which the phone proves a request; `origin` unless it is injected. */
  proofFor(method: string, url: string, origin?: string): Record<string, string> {
    const { container, clock } = this.#place
    const token = container.devices.createDeviceToken(this.deviceId, clock.now() + 600_000)
    const nonce = container.devices.proofNonce()
    return this.key.headersFor({ method, url, token, nonce, ...(origin !== undefined && { origin }) })
  }

  request(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<LightMyRequestResponse> {
    const headers = this.proofFor(method, url)
    return this.#place.app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
  }

  signIn(loginId: string, password: string): Promise<LightMyRequestResponse> {
    return this.request('POST', '/api/v1/handset/sign-in', { loginId, password })
  }

  signOut(): Promise<LightMyRequestResponse> {
    return this.request('POST', '/api/v1/handset/sign-out')
  }

  /** One report, at the clock's time unless told otherwise; it leaves when the one before is answered. */
  report<K extends HandsetReportKind>(
    kind: K,
    payload: PayloadOf<K>,
    at = this.#place.clock.now(),
  ): Promise<void> {
    const sent = this.#lastReport.then(() => this.#send({ kind, at, isClockSynchronised: true, payload }))
    this.#lastReport = sent.catch(() => {})
    return sent
  }

  async #send(report: object): Promise<void> {
    this.#seq += 1
    const reports = [{ seq: this.#seq, ...report }]
    const answer = await this.request('POST', '/api/v1/handset/reports', { reports })
    if (answer.statusCode !== 200) throw new Error(`reports answered ${answer.statusCode} ${answer.body}`)
  }

  /** The phone says that it has a command. */
  async receive(commandId: string): Promise<void> {
    const { db, gateway } = this.#place.container
    await db.transaction((tx) => gateway.recordReceipt(tx, this.deviceId, commandId))
  }

  /** The phone has the command and begins to dial. Returns what it was told. */
  async takeDial() {
    const command = await this.socket.next('command')
    if (command.kind !== 'dial') throw new Error(`a ${command.kind} came`)
    await this.receive(command.commandId)
    return command
  }

  startCall(
    dial: { callId: string; dialRequestId: string; recordingId: string | null; phoneNumber: string },
    agentId: string,
  ) {
    return this.report('call.started', {
      callId: dial.callId,
      direction: 'outbound',
      phoneNumber: dial.phoneNumber,
      agentId,
      dialRequestId: dial.dialRequestId,
      recordingId: dial.recordingId,
      recordingMode: 'automatic',
    })
  }
}
