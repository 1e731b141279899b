import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { PushSender } from '../push/push-sender.port.ts'
import type { Command } from './command-handlers.ts'
import type { CommandsStore } from './commands.store.ts'

/** Without a receipt for so long, a connected phone is woken by push as well: its socket may be dead. */
const wakeAfterMs = 2000

interface Outstanding {
  readonly deviceId: string
  readonly sentAt: number
  readonly sentMs: number
  readonly notAfter: number
  isMarked: boolean
  isWoken: boolean
}

export interface DeliveryDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: CommandsStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly push: PushSender
  readonly log: FastifyBaseLogger
  /** Sends a command to a phone that is connected here; false when it is not. */
  readonly send: (command: Command) => boolean
}

/**
 * Commands on their way to phones that are connected here. That they were sent is written by the sweeper, a moment
 * later: nearly always the receipt comes first and is the only write.
 */
export interface Delivery {
  /** Sends a command that is committed, or wakes its phone. */
  deliver(command: Command): void
  /** Notes commands that a phone fetched or was welcomed with. */
  noteSent(commands: readonly Command[]): void
  /** When this process sent a command, UTC ms. */
  sentAt(commandId: string): number | undefined
  forget(commandId: string): void
  /** Writes what was sent, wakes phones that give no receipt. */
  sweep(): Promise<void>
}

export function createDelivery({ db, store, clock, push, log, send }: DeliveryDeps): Delivery {
  const outstanding = new Map<string, Outstanding>()

  function wake(deviceId: string): void {
    push.wake(deviceId).catch((error: unknown) => log.warn({ err: error, deviceId }, 'push was not taken'))
  }

  function noteSent({ commandId, deviceId, notAfter }: Command): void {
    outstanding.set(commandId, {
      deviceId,
      sentAt: clock.now(),
      sentMs: clock.monotonicMs(),
      notAfter,
      isMarked: false,
      isWoken: false,
    })
  }

  async function markSent(): Promise<void> {
    const unmarked = [...outstanding].filter(([, { isMarked }]) => !isMarked)
    if (unmarked.length === 0) return
    await db.transaction(async (tx) => {
      for (const [commandId, { sentAt }] of unmarked) await store.markSent(tx, commandId, sentAt)
    })
    for (const [, entry] of unmarked) entry.isMarked = true
  }

  function wakeSilent(): void {
    const nowMs = clock.monotonicMs()
    const now = clock.now()
    for (const [commandId, entry] of outstanding) {
      if (now > entry.notAfter) outstanding.delete(commandId)
      else if (!entry.isWoken && nowMs - entry.sentMs >= wakeAfterMs) {
        entry.isWoken = true
        wake(entry.deviceId)
      }
    }
  }

  return {
    deliver(command) {
      if (send(command)) noteSent(command)
      else wake(command.deviceId)
    },
    noteSent(commands) {
      for (const command of commands) if (!outstanding.has(command.commandId)) noteSent(command)
    },
    sentAt: (commandId) => outstanding.get(commandId)?.sentAt,
    forget: (commandId) => void outstanding.delete(commandId),
    async sweep() {
      wakeSilent()
      await markSent()
    },
  }
}
