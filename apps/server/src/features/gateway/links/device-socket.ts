import type { DeviceStatus } from '@smartym/contract'
import { WebSocket } from 'ws'

/** Unsent bytes after which a phone counts as unable to follow; it comes back and is told anew. */
const maxUnsentBytes = 512 * 1024

/**
 * A phone's socket with what belongs to the connection. It is the socket itself, not an object beside it: with ten
 * thousand phones every object counts.
 */
export class DeviceSocket extends WebSocket {
  /** `welcoming` while the welcome is put together: frames wait in `backlog` until it is sent. */
  /* `dismissed` is a lost phone's: it is given the order to wipe, and of it only the receipt is heard. */
  phase: 'challenged' | 'checking' | 'welcoming' | 'open' | 'dismissed' | 'ended' = 'challenged'
  dismissedDeviceId = ''
  sessionId = ''
  nonce: Uint8Array | undefined = undefined
  openedMs = 0
  presence: Presence | undefined = undefined
  fence = 0
  tokenExpiresAt = 0
  backlog: string[] | undefined = undefined

  /** Sends a frame in its turn. */
  sendText(text: string): void {
    if (this.phase === 'welcoming') {
      this.backlog ??= []
      this.backlog.push(text)
    } else if (this.phase !== 'ended') {
      this.sendNow(text)
    }
  }

  sendNow(text: string): void {
    if (this.bufferedAmount > maxUnsentBytes) this.terminate()
    else this.send(text)
  }

  /** Sends the first frame of an open connection, then what has waited for it. */
  open(welcome: string): void {
    const { backlog } = this
    this.backlog = undefined
    this.phase = 'open'
    this.sendNow(welcome)
    for (const text of backlog ?? []) this.sendNow(text)
  }

  /** Closes with a code of the protocol; nothing that still arrives counts. */
  end(code: number, reason: string): void {
    this.phase = 'ended'
    this.close(code, reason)
  }
}

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
