import type { CommandKind } from '@smartym/contract'
import { receiptTimeoutMs } from '@smartym/contract/constants'
import { createBatchLoader } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Command, PayloadOf } from './command-handlers.ts'
import type { CommandHandlerRegistry } from './command-handler-registry.ts'
import type { CommandsStore } from './commands.store.ts'
import type { Delivery } from './delivery.ts'

/** An order to be given to a phone. `notAfter`: UTC ms after which the phone does not run it any more. */
export interface NewCommand<K extends CommandKind = CommandKind> {
  readonly companyId: string
  readonly deviceId: string
  readonly kind: K
  readonly payload: PayloadOf<K>
  readonly notAfter: number
  /** Give it up, and tell its handler, when no receipt has come in `receiptTimeoutMs` (CTC-2). */
  readonly isReceiptAwaited?: boolean
}

export interface CommandsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: CommandsStore
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly handlers: CommandHandlerRegistry
  readonly delivery: Delivery
  /** Told how long a receipt took, in seconds. */
  readonly onReceived: (seconds: number) => void
}

const overdueBatch = 200

/** Commands: a row first, then on their way; the phone's receipt is the only proof that they arrived. */
export function createCommandsService(deps: CommandsDeps) {
  const { db, store, clock, ids, handlers, delivery, onReceived } = deps

  /* After a restart ten thousand phones ask at once. */
  const waiting = createBatchLoader((deviceIds) => store.listWaiting(deviceIds, clock.now()))

  /* Inside the transaction that changes the state, so that state and consequence are kept or lost together. */
  async function recordReceipt(tx: Tx, deviceId: string, commandId: string): Promise<void> {
    const now = clock.now()
    const sentAt = delivery.sentAt(commandId) ?? now
    const isFirst = await store.markReceived(tx, { id: commandId, deviceId, sentAt, receivedAt: now })
    const command = await store.find(tx, commandId)
    if (command === undefined || command.deviceId !== deviceId) return
    if (isFirst) await handlers.run('onReceipt', tx, command)
    else if (command.state === 'expired') await handlers.run('onLateReceipt', tx, command)
  }

  async function giveUpIn(tx: Tx, commandId: string): Promise<void> {
    if (!(await store.expire(tx, commandId, clock.now()))) return
    const command = await store.find(tx, commandId)
    if (command !== undefined) await handlers.run('onReceiptTimeout', tx, command)
  }

  async function giveUp(commandId: string): Promise<void> {
    await db.transaction((tx) => giveUpIn(tx, commandId))
  }

  return {
    /** Keeps a command; it leaves after the commit. Returns its id. */
    async createCommand<K extends CommandKind>(tx: Tx, command: NewCommand<K>): Promise<string> {
      const { companyId, deviceId, kind, payload, notAfter, isReceiptAwaited = false } = command
      const commandId = ids.next('command')
      const now = clock.now()
      await store.insert(tx, {
        id: commandId,
        company_id: companyId,
        device_id: deviceId,
        kind,
        payload,
        state: 'pending',
        not_after: notAfter,
        receipt_due_at: isReceiptAwaited ? now + receiptTimeoutMs : null,
        created_at: now,
        sent_at: null,
        received_at: null,
        finished_at: null,
        refusal: null,
      })
      const kept = { commandId, companyId, deviceId, kind, payload, notAfter, createdAt: now }
      const waiting = { ...kept, state: 'pending', sentAt: null, receivedAt: null } as unknown as Command
      tx.afterCommit(() => delivery.deliver(waiting))
      return commandId
    },

    /** Takes a command back that has no receipt yet; false when it has one, or has ended otherwise. */
    expireCommand: (tx: Tx, commandId: string): Promise<boolean> => store.expire(tx, commandId, clock.now()),

    /** The phone has it, as it says itself or as its reports show. The same receipt twice changes nothing. */
    recordReceipt,

    /** A receipt from the socket. */
    async receive(deviceId: string, commandId: string): Promise<void> {
      await db.transaction((tx) => recordReceipt(tx, deviceId, commandId))
      const sentAt = delivery.sentAt(commandId)
      if (sentAt !== undefined) onReceived((clock.now() - sentAt) / 1000)
      delivery.forget(commandId)
    },

    /** The phone has run it. */
    async complete(tx: Tx, deviceId: string, commandId: string): Promise<void> {
      await recordReceipt(tx, deviceId, commandId)
      const now = clock.now()
      await store.finish(tx, { id: commandId, deviceId, state: 'done', refusal: null, now })
    },

    /** The phone has applied its settings, whichever command or welcome brought them. */
    completeSettings: (tx: Tx, deviceId: string): Promise<void> =>
      store.finishReceived(tx, { deviceId, kind: 'apply_settings', now: clock.now() }),

    /** The phone will not run it. */
    async refuse(tx: Tx, deviceId: string, commandId: string, refusal: string): Promise<void> {
      await recordReceipt(tx, deviceId, commandId)
      await store.finish(tx, { id: commandId, deviceId, state: 'refused', refusal, now: clock.now() })
    },

    /** Nothing that a phone has not received is to reach it any more. */
    async expireWaiting(tx: Tx, deviceId: string): Promise<void> {
      for (const commandId of await store.listUnreceivedIds(tx, deviceId)) await giveUpIn(tx, commandId)
    },

    findNewest: store.findNewest,

    /** What a phone has not yet received, oldest first. */
    listWaiting: (deviceId: string): Promise<Command[]> => waiting.load(deviceId),

    /** Gives up what has no receipt in time, and what may not be run any more. */
    async sweep(): Promise<void> {
      const overdue = await store.listOverdue(clock.now(), overdueBatch)
      for (const { id } of overdue) await giveUp(id)
    },

    expireOutdated: (): Promise<void> => db.transaction((tx) => store.expireOutdated(tx, clock.now())),

    async deleteBefore(createdBefore: number): Promise<void> {
      const batch = 500
      for (let deleted = batch; deleted === batch;)
        deleted = await db.transaction((tx) => store.deleteBefore(tx, createdBefore, batch))
    },
  }
}
export type CommandsService = ReturnType<typeof createCommandsService>
