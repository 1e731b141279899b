import type { CommandKind, CommandPayload, CommandState } from '@smartym/contract'
import type { CommandFrame } from '@smartym/contract/frames'
import type { Tx } from '../../../platform/db/index.ts'

/** What a command of one kind carries. */
export type PayloadOf<K extends CommandKind> = Extract<CommandFrame, { kind: K }>['payload']

/** An order to a phone as the server keeps it; instants are UTC ms. */
export interface Command<K extends CommandKind = CommandKind> {
  readonly commandId: string
  readonly companyId: string
  readonly deviceId: string
  readonly kind: K
  readonly payload: K extends CommandKind ? PayloadOf<K> : CommandPayload
  readonly state: CommandState
  readonly notAfter: number
  readonly createdAt: number
  readonly sentAt: number | null
  readonly receivedAt: number | null
}

/** What a payload says of whom to call. */
export type CustomerMember = 'phoneNumber' | 'customerName' | 'customerReference'

/** A command as its handlers are told of it: without whom to call, which lies encrypted. */
export type KeptCommand<K extends CommandKind = CommandKind> = Omit<Command<K>, 'payload'> & {
  readonly payload: K extends CommandKind ? Omit<PayloadOf<K>, CustomerMember> : never
}

/** What becomes of the commands of one kind; each runs in the transaction that changes the command's state. */
export interface CommandHandler<K extends CommandKind> {
  /** The phone has it durably (CTC-2). */
  onReceipt?(tx: Tx, command: KeptCommand<K>): Promise<void>
  /** No receipt in `receiptTimeoutMs`: the command has just been expired. Only for commands whose receipt is awaited. */
  onReceiptTimeout?(tx: Tx, command: KeptCommand<K>): Promise<void>
  /** A receipt came after the command was expired: the phone may be about to run it. */
  onLateReceipt?(tx: Tx, command: KeptCommand<K>): Promise<void>
}

/** The handlers of one slice, by kind of command. */
export type CommandHandlers = { readonly [K in CommandKind]?: CommandHandler<K> }
