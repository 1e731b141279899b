import type { DialPayload } from '@smartym/contract/frames'
import { decodeJson, type Tx } from '../../platform/db/index.ts'
import type { CommandsTables } from '../gateway/index.ts'

/** Which request a command is for, read in the transaction of a phone's word on it. */
export const dialCommands = {
  /** Undefined for a command of another kind or to another phone. */
  async findDialRequestOf(tx: Tx, commandId: string, deviceId: string): Promise<string | undefined> {
    const row = await tx
      .on<CommandsTables>()
      .selectFrom('commands')
      .select('payload')
      .where('id', '=', commandId)
      .where('device_id', '=', deviceId)
      .where('kind', '=', 'dial')
      .executeTakeFirst()
    return row && decodeJson<DialPayload>(row.payload).dialRequestId
  },
}
export type DialCommands = typeof dialCommands
