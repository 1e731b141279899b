import type { FastifyBaseLogger } from 'fastify'
import type { Clock, Timer } from '../clock/index.ts'
import type { Db, Tx } from '../db/index.ts'
import type { Leases } from '../jobs/index.ts'
import { createOutboxStore, type EventFilter, type NewEvent, type OutboxEvent } from './outbox.store.ts'

export type EventsListener = (events: readonly OutboxEvent[]) => void

/** Facts that leave the transaction that made them: kept with it, read in one order by everyone, never skipped. */
export interface Outbox {
  /** Keeps an event in the act's transaction. */
  append(tx: Tx, event: NewEvent): Promise<void>
  /** Calls `listener` with every event of every node from now on, in order. Returns how to stop it. */
  subscribe(listener: EventsListener): () => void
  /** Events after a position, oldest first. */
  listSince(position: number, filter: EventFilter, limit: number): Promise<OutboxEvent[]>
  lastPosition(): Promise<number>
  /** Position of the oldest event that is still kept; 0 when there is none. */
  oldestPosition(): Promise<number>
  /** Forgets events that occurred before; returns how many. */
  prune(occurredBefore: number): Promise<number>
  start(): Promise<void>
  stop(): Promise<void>
  /** Numbers and delivers everything that is committed; for tests. */
  flush(): Promise<void>
}

export interface OutboxOptions {
  readonly db: Db
  readonly clock: Clock
  readonly leases: Leases
  readonly log: FastifyBaseLogger
}

const pollMs = 250
const batch = 500
const leaseMs = 10_000

export function createOutbox({ db, clock, leases, log }: OutboxOptions): Outbox {
  const store = createOutboxStore(db)
  const sequencing = leases.lease('outbox-sequencer', leaseMs)
  const listeners = new Set<EventsListener>()
  let delivered: number | undefined
  let current: Promise<void> | undefined
  let isNudged = false
  let timer: Timer | undefined

  async function numberAll(): Promise<void> {
    if (db.dialect === 'sqlite' || !(await store.hasUnnumbered()) || !(await sequencing.ensureHeld())) return
    while ((await store.numberNext(batch)) === batch);
  }

  async function deliverAll(): Promise<void> {
    if (delivered === undefined) return
    for (;;) {
      const events = await store.listSince(delivered, {}, batch)
      const last = events.at(-1)
      if (last === undefined) return
      delivered = last.position
      for (const listener of listeners) tell(listener, events)
    }
  }

  function tell(listener: EventsListener, events: readonly OutboxEvent[]): void {
    try {
      listener(events)
    } catch (error) {
      log.error({ err: error }, 'a listener of the outbox failed')
    }
  }

  /* One round at a time; a nudge during a round asks for another. */
  function nudge(): Promise<void> {
    isNudged = true
    current ??= runRounds().finally(() => {
      current = undefined
    })
    return current
  }

  async function runRounds(): Promise<void> {
    while (isNudged) {
      isNudged = false
      try {
        await numberAll()
        await deliverAll()
      } catch (error) {
        log.error({ err: error }, 'the outbox could not be read')
      }
    }
  }

  return {
    async append(tx, event) {
      await store.append(tx, event, clock.now())
      tx.afterCommit(() => {
        if (timer !== undefined) void nudge()
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    listSince: (position, filter, limit) => store.listSince(position, filter, limit),
    lastPosition: () => store.lastPosition(),
    oldestPosition: () => store.oldestPosition(),
    async prune(occurredBefore) {
      let total = 0
      for (let deleted = batch; deleted === batch; total += deleted)
        deleted = await store.deleteBefore(occurredBefore, batch)
      return total
    },
    async start() {
      delivered = await store.lastPosition()
      timer = clock.setRepeatingTimer(pollMs, () => void nudge())
      await nudge()
    },
    async stop() {
      timer?.cancel()
      timer = undefined
      await nudge()
      await sequencing.release()
    },
    async flush() {
      delivered ??= await store.lastPosition()
      await nudge()
    },
  }
}
