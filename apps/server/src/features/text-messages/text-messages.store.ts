import { isDuplicateKey, type Tx } from '../../platform/db/index.ts'
import type { RowCustomers } from '../protection/index.ts'
import type { StoredTextMessageRow, TextMessageRow, TextMessagesTables } from './text-messages.table.ts'

/** What became of a text. */
export type TextOutcome = Pick<StoredTextMessageRow, 'state'> &
  Partial<Pick<StoredTextMessageRow, 'fault' | 'withheld_reason' | 'parts'>>

/** Texts to customers; the number is sealed here, and opened by whoever reads it. */
export function createTextMessagesStore(customers: Pick<RowCustomers<never>, 'seal'>) {
  return {
    /** False when it is there already: one that was asked for here is said by the phone once more. */
    async insert(tx: Tx, row: TextMessageRow): Promise<boolean> {
      try {
        await tx.on<TextMessagesTables>().insertInto('text_messages').values(customers.seal(row)).execute()
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async find(tx: Tx, textMessageId: string, deviceId: string): Promise<StoredTextMessageRow | undefined> {
      return tx
        .on<TextMessagesTables>()
        .selectFrom('text_messages')
        .selectAll()
        .where('id', '=', textMessageId)
        .where('device_id', '=', deviceId)
        .executeTakeFirst()
    },

    async settle(tx: Tx, textMessageId: string, outcome: TextOutcome, at: number): Promise<void> {
      await tx
        .on<TextMessagesTables>()
        .updateTable('text_messages')
        .set({ fault: null, ...outcome, settled_at: at })
        .where('id', '=', textMessageId)
        .execute()
    },
  }
}
export type TextMessagesStore = ReturnType<typeof createTextMessagesStore>
