import { faultOfAnswer, faultOfSilence } from './network-fault.ts'

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'HEAD' | 'PATCH'
  /** Below the server's address, or absolute on it. */
  path: string
  /** The server, where it is not the control server. */
  server?: URL
  headers?: Record<string, string>
  body?: Uint8Array | string
  /** Default 20 s. */
  timeoutMs?: number
  signal?: AbortSignal
  /** Sees every answer, also one that is no success. */
  onAnswered?(response: Response): void
}

/** The phone's way to the server. */
export interface Network {
  readonly server: URL
  readonly isOff: boolean
  /** Airplane mode: breaks what is on the way and refuses what comes. */
  turn(isOn: boolean): void
  /** Called when the radio goes off or on. */
  onTurned(listener: (isOn: boolean) => void): void
  /** The answer if it is a success; throws a `NetworkFaultError` otherwise. */
  request(request: HttpRequest): Promise<Response>
}

const defaultTimeoutMs = 20_000

export function createNetwork(server: URL, wallMs: () => number): Network {
  const listeners: ((isOn: boolean) => void)[] = []
  let radio = new AbortController()
  return {
    server,
    get isOff() {
      return radio.signal.aborted
    },
    turn(isOn) {
      if (isOn !== radio.signal.aborted) return
      if (isOn) radio = new AbortController()
      else radio.abort()
      for (const listener of listeners) listener(isOn)
    },
    onTurned: (listener) => void listeners.push(listener),
    async request({
      method,
      path,
      server: base = server,
      headers = {},
      body,
      timeoutMs = defaultTimeoutMs,
      signal,
      onAnswered,
    }) {
      const url = new URL(path, base)
      if (url.origin !== base.origin) throw faultOfSilence('network.unreachable')
      const timeout = AbortSignal.timeout(timeoutMs)
      const signals = [radio.signal, timeout, ...(signal ? [signal] : [])]
      let response: Response
      try {
        response = await fetch(url, {
          method,
          headers,
          ...(body !== undefined && { body }),
          signal: AbortSignal.any(signals),
          redirect: 'error',
        })
      } catch {
        signal?.throwIfAborted()
        if (radio.signal.aborted) throw faultOfSilence('network.off')
        throw faultOfSilence(timeout.aborted ? 'network.timeout' : 'network.unreachable')
      }
      onAnswered?.(response)
      if (!response.ok) throw await faultOfAnswer(response, wallMs())
      return response
    },
  }
}
