import type { PushHealth, PushSender } from './push-sender.port.ts'

/** Push without a push service: remembers whom it was to wake, and tells a listener, who may be a virtual handset. */
export class FakePushSender implements PushSender {
  /** The phones last woken, oldest first. */
  readonly woken: string[] = []
  readonly project = null
  readonly #onWake: (deviceId: string) => void

  constructor(onWake: (deviceId: string) => void = () => {}) {
    this.#onWake = onWake
  }

  async canWake(): Promise<boolean> {
    return true
  }

  async wake(deviceId: string): Promise<void> {
    this.woken.push(deviceId)
    if (this.woken.length > maxRemembered) this.woken.shift()
    this.#onWake(deviceId)
  }

  health(): PushHealth {
    return 'fine'
  }
}

const maxRemembered = 1000
