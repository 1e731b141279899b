import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventStream, ServerSentEvent } from '../../platform/http/index.ts'
import { createLog } from '../../platform/log/index.ts'
import type { EventsListener, OutboxEvent } from '../../platform/outbox/index.ts'
import { feedStream } from './event-feed.service.ts'

function event(position: number): OutboxEvent {
  return {
    position,
    kind: 'call.started',
    companyId: 'com_1',
    orgUnitId: null,
    agentId: null,
    apiKeyId: null,
    payload: {},
    occurredAt: position,
  }
}

/** An outbox whose reads wait until they are let go, and a stream that remembers. */
function world(kept: number) {
  const stored = Array.from({ length: kept }, (_none, index) => event(index + 1))
  const listeners = new Set<EventsListener>()
  const waiting: (() => void)[] = []
  const sent: ServerSentEvent[] = []
  const closers: (() => void)[] = []
  const outbox = {
    subscribe(listener: EventsListener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async listSince(position: number, _filter: unknown, limit: number) {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return stored.filter((each) => each.position > position).slice(0, limit)
    },
  }
  const stream: EventStream = {
    lastEventId: undefined,
    send: (each) => sent.push(each) > 0,
    close: () => closers.forEach((close) => close()),
    onClose: (listener) => void closers.push(listener),
  }
  return {
    outbox,
    stream,
    sent,
    listeners,
    /** New events happen: they are stored, and every listener hears of them. */
    happen(count: number) {
      const made = Array.from({ length: count }, () => {
        const next = event(stored.length + 1)
        stored.push(next)
        return next
      })
      for (const listener of listeners) listener(made)
    },
    async letRead() {
      waiting.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
    total: () => stored.length,
  }
}

const request = {
  companyId: 'com_1',
  reaches: new Map([['call.started', { companyId: 'com_1', orgUnitIds: null, agentId: null }]]),
  after: 0,
} as const

test('INT-1: whatever happens while a reader catches up, it gets every event once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(900),
      fc.array(fc.oneof(fc.nat(3000), fc.constant('read' as const)), { maxLength: 20 }),
      async (kept, steps) => {
        const scene = world(kept)
        const { outbox, stream, sent, happen, letRead } = scene
        feedStream({ outbox, log: createLog('silent') }, request, stream, new PassThrough())
        for (const step of steps) {
          if (step === 'read') await letRead()
          else happen(step)
        }
        for (let reads = 0; reads < 400 && sent.length < scene.total(); reads += 1) await letRead()
        const ids = sent.map(({ id }) => Number(id))
        expect(ids).toEqual(Array.from({ length: scene.total() }, (_none, index) => index + 1))
      },
    ),
    { numRuns: 25 },
  )
})

test('INT-1: a reader that has gone is fed no more', async () => {
  const { outbox, stream, sent, happen, letRead, listeners } = world(3)
  feedStream({ outbox, log: createLog('silent') }, request, stream, new PassThrough())
  await letRead()
  expect(sent).toHaveLength(3)
  stream.close()
  happen(2)
  await letRead()
  expect([sent.length, listeners.size]).toEqual([3, 0])
})
