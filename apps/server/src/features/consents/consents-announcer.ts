import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../../platform/clock/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { ConsentsService } from './consents.service.ts'
import type { ConsentsStore } from './consents.store.ts'
import type { PublishedTexts } from './published-texts.ts'

const sweepMs = 5000
const batch = 200

export interface ConsentsAnnouncerDeps {
  readonly store: Pick<ConsentsStore, 'listPublishedSigns' | 'findPhoneOf'>
  readonly service: Pick<ConsentsService, 'handsetConsents'>
  readonly published: PublishedTexts
  readonly devices: Pick<DevicesSlice, 'findDevice'>
  readonly gateway: Pick<GatewaySlice, 'listConnected' | 'sendFrame'>
  readonly clock: Pick<Clock, 'setRepeatingTimer'>
  readonly log: FastifyBaseLogger
}

/** A phone with the agent who works on it. */
interface RemindedPhone {
  readonly companyId: string
  readonly deviceId: string
  readonly agentId: string
}

/**
 * Tells phones what their agents owe: at once when one of them said something, and all that are connected here when
 * other texts are published. Which node that happened on does not matter: each looks every five seconds.
 */
export function createConsentsAnnouncer(deps: ConsentsAnnouncerDeps) {
  const { store, service, published, devices, gateway, clock, log } = deps
  const signs = new Map<string, string>()
  const telling = new Set<Promise<unknown>>()
  let isSweeping: Promise<void> | undefined
  let timer: Timer | undefined

  async function tell({ companyId, deviceId, agentId }: RemindedPhone): Promise<void> {
    const consents = await service.handsetConsents(companyId, agentId)
    gateway.sendFrame(deviceId, { type: 'consents', agentId, consents })
  }

  async function tellAgent(companyId: string, agentId: string): Promise<void> {
    const deviceId = await store.findPhoneOf(companyId, agentId)
    if (deviceId !== undefined) await tell({ companyId, deviceId, agentId })
  }

  async function tellSome(deviceIds: readonly string[]): Promise<void> {
    const found = await Promise.all(deviceIds.map((deviceId) => devices.findDevice(deviceId)))
    const tasks = found.flatMap((device) => {
      const { deviceId, companyId, agentId = null } = device ?? { deviceId: '', companyId: '' }
      return agentId === null ? [] : [tell({ companyId, deviceId, agentId })]
    })
    await Promise.all(tasks)
  }

  async function announce(companyId: string): Promise<void> {
    published.forget(companyId)
    const deviceIds = gateway.listConnected(companyId)
    for (let at = 0; at < deviceIds.length; at += batch) await tellSome(deviceIds.slice(at, at + batch))
  }

  async function look(): Promise<void> {
    for (const { companyId, sign } of await store.listPublishedSigns()) {
      if (signs.get(companyId) === sign) continue
      signs.set(companyId, sign)
      await announce(companyId)
    }
  }

  /** Looks whether anything was published since, and tells the phones; one look at a time. */
  async function sweep(): Promise<void> {
    while (isSweeping !== undefined) await isSweeping
    isSweeping = look().finally(() => {
      isSweeping = undefined
    })
    await isSweeping
  }

  function inBackground(work: Promise<unknown>): void {
    const done = work
      .catch((error: unknown) => log.error({ err: error }, 'phones could not be told of consents'))
      .finally(() => telling.delete(done))
    telling.add(done)
  }

  return {
    sweep,
    /** Tells a phone where its agent stands; not inside a transaction. */
    remind: (phone: RemindedPhone): void => inBackground(tell(phone)),
    /** The same for the phone on which an agent works, if there is one. */
    remindAgent: (companyId: string, agentId: string): void => inBackground(tellAgent(companyId, agentId)),
    /** Other texts are asked for than before. */
    published(companyId: string): void {
      published.forget(companyId)
      inBackground(sweep())
    },
    async start(): Promise<void> {
      for (const { companyId, sign } of await store.listPublishedSigns()) signs.set(companyId, sign)
      timer = clock.setRepeatingTimer(sweepMs, () => inBackground(sweep()))
    },
    async stop(): Promise<void> {
      timer?.cancel()
      await Promise.all(telling)
    },
  }
}
