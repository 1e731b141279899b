import type { HandsetEffect, HandsetEvent } from '../ports/index.ts'

type SendText = Extract<HandsetEffect, { type: 'send_text' }>
interface Surroundings {
  fails: (oneIn: number) => boolean
  soon: (event: HandsetEvent, ms?: number, isOutside?: boolean) => void
  serverTime: () => number
}

/** A radio that takes texts, and whose word on each part may come to a later life of the app, or never. */
export function createFakeRadio({ fails, soon, serverTime }: Surroundings) {
  const texted: (SendText & { at: number })[] = []
  return {
    texted,
    send(order: SendText): void {
      const { textMessageId } = order
      texted.push({ ...order, at: serverTime() })
      if (fails(5)) return soon({ type: 'text.failed', textMessageId, fault: 'no_service' })
      for (const part of [0, 1])
        if (!fails(6)) soon({ type: 'text.part_sent', textMessageId, part, parts: 2 }, 500 + part, true)
    },
  }
}
