import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { ProtectionSlice } from '../../protection/index.ts'
import type { PushSender } from '../push/push-sender.port.ts'
import { createCommandHandlerRegistry } from './command-handler-registry.ts'
import { frameOf } from './command-frame.ts'
import { createCommandsService } from './commands.service.ts'
import { createCommandsStore } from './commands.store.ts'
import { createDelivery } from './delivery.ts'

const receiptRetryMs = 250
const receiptAttempts = 5

export interface CommandPartsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  readonly push: PushSender
  readonly protection: Pick<ProtectionSlice, 'customersIn'>
  /** Sends a text to a phone that is connected here; false when it is not. */
  readonly send: (deviceId: string, text: string) => boolean
  /** Told how long a receipt took, in seconds. */
  readonly onReceived: (seconds: number) => void
}

/** Commands with everything that keeps them, sends them, and hears of their receipts. */
export function createCommands(deps: CommandPartsDeps) {
  const { db, clock, ids, log, push, send, onReceived } = deps

  const customers = deps.protection.customersIn({
    table: 'commands',
    at: 'created_at',
    indexes: [],
    cleared: ['commands', 'rejected_reports'],
  })
  const store = createCommandsStore(db, customers)
  const handlers = createCommandHandlerRegistry()
  const delivery = createDelivery({
    db,
    store,
    clock,
    push,
    log,
    send: (command) => send(command.deviceId, JSON.stringify(frameOf(command))),
  })
  const commands = createCommandsService({ db, store, clock, ids, handlers, delivery, onReceived })

  /* A receipt that is lost makes the CRM believe that the phone is not there: a busy database is asked again. */
  async function receive(deviceId: string, commandId: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await commands.receive(deviceId, commandId)
        return
      } catch (error) {
        if (attempt < receiptAttempts) await clock.wait(receiptRetryMs)
        else return log.error({ err: error, commandId }, 'a receipt could not be stored')
      }
    }
  }

  return { commands, delivery, handlers, receive }
}
