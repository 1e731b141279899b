import type { DeviceStatus } from '@smartym/contract'
import type { DeviceSocket } from './device-socket.ts'

/** What this node knows of a phone that is connected here, or was. */
export interface Presence {
  readonly deviceId: string
  readonly companyId: string
  /** Undefined while it is not connected here. */
  socket: DeviceSocket | undefined
  status: DeviceStatus | null
  /** UTC ms, for people. */
  lastHeartbeatAt: number | null
  /** Monotonic ms of anything heard, for deadlines. */
  lastHeardMs: number
  /** Number of its last connection here. */
  fence: number
  /** Silent for so long that others have been told. */
  isLost: boolean
  /** Has said something that is not stored yet. */
  isUnsaved: boolean
}

/** A phone came, went, or has been silent for 45 s. */
export interface LinkChange {
  readonly deviceId: string
  readonly companyId: string
  readonly isConnected: boolean
  /** The flag `link_lost` holds from here on. */
  readonly isLost: boolean
  /** UTC ms. */
  readonly at: number
}

/** What is known of a phone right now. */
export interface LiveStatus {
  readonly isConnected: boolean
  readonly lastHeartbeatAt: number | null
  readonly status: DeviceStatus | null
}
