import { createParser, type EventSourceMessage } from 'eventsource-parser'

/** Reads a stream of server-sent events with a foreign parser. */
export function createEventSourceParser(answer: Response) {
  const messages: EventSourceMessage[] = []
  const comments: string[] = []
  let isEnded = false
  let wake: () => void = () => {}
  const parser = createParser({
    onEvent: (message) => messages.push(message),
    onComment: (text) => comments.push(text.trim()),
  })

  async function pump(): Promise<void> {
    const decoder = new TextDecoder()
    try {
      for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
        parser.feed(decoder.decode(piece, { stream: true }))
        wake()
      }
    } catch {
      /* The connection was cut: the end, as for a browser. */
    }
    isEnded = true
    wake()
  }
  void pump()

  async function take<T>(from: T[]): Promise<T | undefined> {
    while (from.length === 0 && !isEnded) await new Promise<void>((resolve) => (wake = resolve))
    return from.shift()
  }

  return {
    /** The next event, undefined at the end. */
    async next() {
      const message = await take(messages)
      return message && { id: message.id, event: message.event, data: JSON.parse(message.data) as unknown }
    },
    nextComment: () => take(comments),
  }
}
