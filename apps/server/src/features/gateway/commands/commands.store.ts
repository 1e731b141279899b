import type { CommandKind } from '@smartym/contract'
import type { Kysely } from 'kysely'
import {
  type Db,
  decodeJson,
  encodeJson,
  prepareBatch,
  prepareQuery,
  type Tx,
} from '../../../platform/db/index.ts'
import type { CommandRow, GatewayTables } from '../gateway.table.ts'
import type { RowCustomers } from '../../protection/index.ts'
import type { Command, CustomerMember, KeptCommand, PayloadOf } from './command-handlers.ts'

type Tables = Kysely<GatewayTables>

const insertCommand = prepareQuery((db: Tables, p: CommandRow) =>
  db.insertInto('commands').values({
    id: p.id,
    company_id: p.company_id,
    device_id: p.device_id,
    kind: p.kind,
    payload: p.payload,
    customer: p.customer,
    state: p.state,
    not_after: p.not_after,
    receipt_due_at: p.receipt_due_at,
    created_at: p.created_at,
    sent_at: p.sent_at,
    received_at: p.received_at,
    finished_at: p.finished_at,
    refusal: p.refusal,
  }),
)

const findCommand = prepareQuery((db: Tables, p: { id: string }) =>
  db.selectFrom('commands').selectAll().where('id', '=', p.id),
)

const listWaiting = prepareBatch((db: Tables, deviceIds: readonly string[], p: { now: number }) =>
  db
    .selectFrom('commands')
    .selectAll()
    .where('device_id', 'in', [...deviceIds])
    .where('state', 'in', ['pending', 'sent'])
    .where('not_after', '>', p.now)
    .orderBy('id'),
)

const markReceived = prepareQuery(
  (db: Tables, p: { id: string; deviceId: string; sentAt: number; receivedAt: number }) =>
    db
      .updateTable('commands')
      .set((eb) => ({
        state: 'received' as const,
        sent_at: eb.fn.coalesce('sent_at', eb.val(p.sentAt)),
        received_at: p.receivedAt,
        receipt_due_at: null,
      }))
      .where('id', '=', p.id)
      .where('device_id', '=', p.deviceId)
      .where('state', 'in', ['pending', 'sent']),
)

/** A command that is made, with everything that the phone is told. */
export interface NewCommandRow extends Omit<CommandRow, 'payload' | 'customer'> {
  readonly payload: PayloadOf<CommandKind>
}

type Payload = Partial<Record<CustomerMember, string | null>>

function keptOf(row: CommandRow): KeptCommand {
  return {
    commandId: row.id,
    companyId: row.company_id,
    deviceId: row.device_id,
    kind: row.kind,
    payload: decodeJson<KeptCommand['payload']>(row.payload),
    state: row.state,
    notAfter: row.not_after,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
  } as KeptCommand
}

/** Orders to phones. */
export function createCommandsStore(db: Pick<Db, 'read'>, customers: RowCustomers<never>) {
  function commandOf(row: CommandRow): Command {
    const kept = keptOf(row)
    if (row.customer === null) return kept as Command
    const { customer_number, customer_name, customer_reference } = customers.open(row)
    const customer: Payload = {
      phoneNumber: customer_number,
      customerName: customer_name,
      customerReference: customer_reference,
    }
    return { ...kept, payload: { ...kept.payload, ...customer } } as Command
  }

  return {
    async insert(tx: Tx, { payload: whole, ...row }: NewCommandRow): Promise<void> {
      const {
        phoneNumber = null,
        customerName = null,
        customerReference = null,
        ...payload
      } = whole as Payload
      const customer = {
        customer_number: phoneNumber,
        customer_name: customerName,
        customer_reference: customerReference,
      }
      const isUnknown = Object.values(customer).every((text) => text === null)
      const sealed = isUnknown ? { ...row, customer: null } : customers.seal({ ...row, ...customer })
      await insertCommand.run(tx.on<GatewayTables>(), { ...sealed, payload: encodeJson(payload) })
    },

    async find(tx: Tx, commandId: string): Promise<KeptCommand | undefined> {
      const { rows } = await findCommand.run(tx.on<GatewayTables>(), { id: commandId })
      const [row] = rows
      return row && keptOf(row)
    },

    /** What each of these phones has not yet received, oldest first, in the order of the phones. */
    async listWaiting(deviceIds: readonly string[], now: number): Promise<Command[][]> {
      const rows = await listWaiting.run(db.read<GatewayTables>(), deviceIds, { now })
      for (const companyId of new Set(rows.map((row) => row.company_id))) await customers.ready(companyId)
      const waiting = new Map(deviceIds.map((deviceId): [string, Command[]] => [deviceId, []]))
      for (const row of rows) waiting.get(row.device_id)?.push(commandOf(row))
      return deviceIds.map((deviceId) => waiting.get(deviceId) ?? [])
    },

    /** True when the command had no receipt and had not expired. */
    async markReceived(
      tx: Tx,
      at: { id: string; deviceId: string; sentAt: number; receivedAt: number },
    ): Promise<boolean> {
      const { numAffectedRows } = await markReceived.run(tx.on<GatewayTables>(), at)
      return (numAffectedRows ?? 0n) > 0n
    },

    async markSent(tx: Tx, commandId: string, sentAt: number): Promise<void> {
      await tx
        .on<GatewayTables>()
        .updateTable('commands')
        .set({ state: 'sent', sent_at: sentAt })
        .where('id', '=', commandId)
        .where('state', '=', 'pending')
        .execute()
    },

    /** True when the command had no receipt yet. */
    async expire(tx: Tx, commandId: string, now: number): Promise<boolean> {
      const expired = await tx
        .on<GatewayTables>()
        .updateTable('commands')
        .set({ state: 'expired', finished_at: now, receipt_due_at: null })
        .where('id', '=', commandId)
        .where('state', 'in', ['pending', 'sent'])
        .executeTakeFirst()
      return expired.numUpdatedRows > 0n
    },

    async listUnreceivedIds(tx: Tx, deviceId: string): Promise<string[]> {
      const rows = await tx
        .on<GatewayTables>()
        .selectFrom('commands')
        .select('id')
        .where('device_id', '=', deviceId)
        .where('state', 'in', ['pending', 'sent'])
        .orderBy('id')
        .execute()
      return rows.map((row) => row.id)
    },

    /** The newest command of a kind, whatever became of it. */
    async findNewest(tx: Tx, deviceId: string, kind: CommandKind): Promise<KeptCommand | undefined> {
      const row = await tx
        .on<GatewayTables>()
        .selectFrom('commands')
        .selectAll()
        .where('device_id', '=', deviceId)
        .where('kind', '=', kind)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && keptOf(row)
    },

    /** The phone has run or refused it. */
    async finish(
      tx: Tx,
      command: {
        id: string
        deviceId: string
        state: 'done' | 'refused'
        refusal: string | null
        now: number
      },
    ): Promise<void> {
      await tx
        .on<GatewayTables>()
        .updateTable('commands')
        .set({
          state: command.state,
          refusal: command.refusal,
          finished_at: command.now,
          receipt_due_at: null,
        })
        .where('id', '=', command.id)
        .where('device_id', '=', command.deviceId)
        .where('state', 'in', ['pending', 'sent', 'received'])
        .execute()
    },

    /** The phone has done what these received commands wanted, without naming one. */
    async finishReceived(
      tx: Tx,
      { deviceId, kind, now }: { deviceId: string; kind: CommandKind; now: number },
    ): Promise<void> {
      await tx
        .on<GatewayTables>()
        .updateTable('commands')
        .set({ state: 'done', finished_at: now })
        .where('device_id', '=', deviceId)
        .where('kind', '=', kind)
        .where('state', '=', 'received')
        .execute()
    },

    /** Commands whose receipt is overdue, the longest overdue first. */
    listOverdue(now: number, limit: number): Promise<Pick<CommandRow, 'id'>[]> {
      return db
        .read<GatewayTables>()
        .selectFrom('commands')
        .select('id')
        .where('state', 'in', ['pending', 'sent'])
        .where('receipt_due_at', '<=', now)
        .orderBy('receipt_due_at')
        .limit(limit)
        .execute()
    },

    /** Expires what nobody awaits a receipt for and may not be run any more. */
    async expireOutdated(tx: Tx, now: number): Promise<void> {
      await tx
        .on<GatewayTables>()
        .updateTable('commands')
        .set({ state: 'expired', finished_at: now })
        .where('state', 'in', ['pending', 'sent'])
        .where('not_after', '<=', now)
        .where('receipt_due_at', 'is', null)
        .execute()
    },

    /** Removes commands made before; returns how many. */
    async deleteBefore(tx: Tx, createdBefore: number, limit: number): Promise<number> {
      const commands = tx.on<GatewayTables>()
      const old = await commands
        .selectFrom('commands')
        .select('id')
        .where('created_at', '<', createdBefore)
        .orderBy('created_at')
        .limit(limit)
        .execute()
      if (old.length === 0) return 0
      const ids = old.map((row) => row.id)
      await commands.deleteFrom('commands').where('id', 'in', ids).execute()
      return ids.length
    },
  }
}
export type CommandsStore = ReturnType<typeof createCommandsStore>
