import type { DeviceState, DeviceStatus } from '@smartym/contract'
import { createBatchLoader, createTimedCache } from '../../platform/cache/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { type Db, decodeJson, type Tx } from '../../platform/db/index.ts'
import { isSignedBy } from './device-key.ts'
import { type DatedChange, isKeyRevokedAt } from './device-states.rules.ts'
import { deviceNotFound } from './devices.errors.ts'
import type {
  DeviceIdentityRow,
  DevicesStore,
  HeartbeatRecord,
  LinkRecord,
  LostLink,
} from './devices.store.ts'

/** A phone as the server knows it. */
export interface Device {
  readonly deviceId: string
  readonly companyId: string
  readonly state: DeviceState
  readonly model: string
  /** Who works on it now. */
  readonly agentId: string | null
  /** Unit of the agent who works on it, or did last. */
  readonly orgUnitId: string | null
  /** For whom it was registered. */
  readonly assignedAgentId: string | null
  /** SubjectPublicKeyInfo DER. */
  readonly publicKey: Uint8Array
}

/** The key with which a phone seals its recordings. */
export interface SealingKey {
  /** SubjectPublicKeyInfo DER. */
  readonly publicKey: Uint8Array
  /** Was it cut off at this instant, UTC ms (SEC-14). */
  readonly isRevokedAt: (at: number) => boolean
}

/** How long another node may still take a suspended phone for an active one. */
const deviceLifeInMemoryMs = 3000
const maxKeptDevices = 20_000
/** So long after a change it is looked whether the phone is connected somewhere still. */
const dismissedForMs = 60_000

export interface DevicesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: DevicesStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
}

function deviceOf(row: DeviceIdentityRow): Device {
  return {
    deviceId: row.id,
    companyId: row.company_id,
    state: row.state,
    model: row.model,
    agentId: row.agent_id,
    orgUnitId: row.org_unit_id,
    assignedAgentId: row.assigned_agent_id,
    publicKey: row.public_key,
  }
}

/** Phones: what they are, and what they last said of themselves. */
export function createDevicesService({ db, store, clock }: DevicesDeps) {
  const stateListeners: ((deviceId: string, state: DeviceState) => void)[] = []
  const unitListeners: ((deviceId: string) => void)[] = []
  /* After a restart ten thousand phones ask at once. */
  const identities = createBatchLoader(store.listIdentities)
  const devices = createTimedCache({
    clock,
    lifeMs: deviceLifeInMemoryMs,
    maxEntries: maxKeptDevices,
    load: async (deviceId: string): Promise<Device | undefined> => {
      const row = await identities.load(deviceId)
      return row && deviceOf(row)
    },
  })

  const forgetAfterCommit = (tx: Tx, deviceId: string): void => tx.afterCommit(() => devices.forget(deviceId))

  return {
    /** A phone, at most 3 s old. */
    findDevice: (deviceId: string): Promise<Device | undefined> => devices.get(deviceId),

    /** A phone as it is now, with the number of its last connection, for one that connects. */
    async findConnectingDevice(deviceId: string): Promise<(Device & { linkFence: number }) | undefined> {
      const row = await identities.load(deviceId)
      return row && { ...deviceOf(row), linkFence: row.link_fence }
    },

    /** SubjectPublicKeyInfo DER of a phone's key. Throws `devices.not_found`. */
    async devicePublicKey(deviceId: string): Promise<Uint8Array> {
      const device = await devices.get(deviceId)
      if (device === undefined) throw deviceNotFound()
      return device.publicKey
    },

    /** As things stand now: a file is judged by the newest report of a loss. Throws `devices.not_found`. */
    async sealingKeyOf(deviceId: string): Promise<SealingKey> {
      const row = await identities.load(deviceId)
      if (row === undefined) throw deviceNotFound()
      /* Hardly a phone has ever been lost or replaced. */
      const history: DatedChange[] = row.key_revoked_at === null ? [] : await store.listKeyChanges(deviceId)
      return { publicKey: row.public_key, isRevokedAt: (at) => isKeyRevokedAt(history, at) }
    },

    /**
     * Did this phone's key make the signature (ECDSA r‖s, base64url) over the message. Parsed keys are not kept: each
     * takes 3 kB, and parsing one is quicker than verifying with it.
     */
    isSignedByDevice: ({ publicKey }: Device, message: Uint8Array, signature: string): boolean =>
      isSignedBy(publicKey, message, signature),

    /** What the phone last said of itself, as it was last stored. */
    async statusOf(deviceId: string): Promise<DeviceStatus | null> {
      const row = await store.findStatus(deviceId)
      return row === undefined || row.status === null ? null : decodeJson<DeviceStatus>(row.status)
    },

    /** A phone's state was changed, and that is committed: all but `active` ends its connection and refuses its requests. */
    noteStateChanged(deviceId: string, state: DeviceState): void {
      devices.forget(deviceId)
      for (const listener of stateListeners) listener(deviceId, state)
    },

    /** Calls `listener` after every change of a phone's state in this process. */
    onStateChanged(listener: (deviceId: string, state: DeviceState) => void): void {
      stateListeners.push(listener)
    },

    /** Calls `listener` after the commit of every change of a phone's unit in this process. */
    onUnitChanged(listener: (deviceId: string) => void): void {
      unitListeners.push(listener)
    },

    /** An agent begins to work on a phone, which then belongs to the agent's unit. */
    async recordAgent(
      tx: Tx,
      deviceId: string,
      agent: { agentId: string; orgUnitId: string },
    ): Promise<void> {
      const unitBefore = await store.saveAgent(tx, deviceId, agent.agentId, agent.orgUnitId)
      forgetAfterCommit(tx, deviceId)
      if (unitBefore === agent.orgUnitId) return
      tx.afterCommit(() => {
        for (const listener of unitListeners) listener(deviceId)
      })
    },

    /** Nobody works on it any more; its unit stays. */
    async clearAgent(tx: Tx, deviceId: string): Promise<void> {
      await store.clearAgent(tx, deviceId)
      forgetAfterCommit(tx, deviceId)
    },

    /** Phones at this node that another node has put out of use in the last minute. */
    listDismissed: (node: string): Promise<string[]> =>
      store.listDismissed(node, clock.now() - dismissedForMs),

    recordLineNumber: store.saveLineNumber,

    /** Keeps what phones said in their last heartbeats. */
    recordHeartbeats: (records: readonly HeartbeatRecord[]): Promise<void> =>
      db.transaction((tx) => store.saveHeartbeats(tx, records)),

    /** Keeps connections that began or ended; returns the phones that have a later one on another node. */
    recordLinks: (records: readonly LinkRecord[]): Promise<string[]> =>
      db.transaction((tx) => store.saveLinks(tx, records)),

    /** Forgets the connections that a node had when it died; returns them. */
    clearLinks: (node: string): Promise<LostLink[]> => db.transaction((tx) => store.clearLinks(tx, node)),
  }
}
