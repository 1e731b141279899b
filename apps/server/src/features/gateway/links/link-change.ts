import type { DeviceStatus } from '@smartym/contract'

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
