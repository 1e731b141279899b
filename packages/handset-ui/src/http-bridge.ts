import type { HandsetView } from '@smartym/handset-core/ports'
import type { HandsetBridge } from './bridge.ts'

/** Bridge to a virtual handset that serves this page: `./view` streams views, `./events` takes events, `./sound` is what it plays. */
export function createHttpBridge(base: string): HandsetBridge {
  return {
    subscribe(listener) {
      const stream = new EventSource(`${base}view`)
      stream.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as HandsetView)
    },
    soundUrl: (recordingId) => `${base}sound?recordingId=${encodeURIComponent(recordingId)}`,
    send(event) {
      void fetch(`${base}events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(event),
        signal: AbortSignal.timeout(10_000),
      })
    },
  }
}
