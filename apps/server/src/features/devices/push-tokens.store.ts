import type { Db, Tx } from '../../platform/db/index.ts'
import type { DeviceRow, DevicesTables } from './devices.table.ts'

/** How phones are woken while they are not connected (CTC-2): the token of the push service, as each phone told it. */
export function createPushTokens(db: Pick<Db, 'read' | 'transaction'>) {
  function find(deviceId: string): Promise<Pick<DeviceRow, 'push_token' | 'push_told_at'> | undefined> {
    return db
      .read<DevicesTables>()
      .selectFrom('devices')
      .select(['push_token', 'push_told_at'])
      .where('id', '=', deviceId)
      .executeTakeFirst()
  }

  return {
    /** Has the phone said how it is woken, and does that still count. */
    isPushTold: async (deviceId: string): Promise<boolean> => (await find(deviceId))?.push_told_at != null,

    /** Null: this phone has no push service. */
    async recordPushToken(tx: Tx, deviceId: string, token: string | null, at: number): Promise<void> {
      await tx
        .on<DevicesTables>()
        .updateTable('devices')
        .set({ push_token: token, push_told_at: at })
        .where('id', '=', deviceId)
        .execute()
    },

    pushTokens: {
      async hasToken(tx: Tx, deviceId: string): Promise<boolean> {
        const row = await tx
          .on<DevicesTables>()
          .selectFrom('devices')
          .select('id')
          .where('id', '=', deviceId)
          .where('push_token', 'is not', null)
          .executeTakeFirst()
        return row !== undefined
      },

      findToken: async (deviceId: string): Promise<string | undefined> =>
        (await find(deviceId))?.push_token ?? undefined,

      /** The phone is asked for another at its next welcome. */
      async forgetToken(deviceId: string, token: string): Promise<void> {
        await db.transaction(async (tx) => {
          await tx
            .on<DevicesTables>()
            .updateTable('devices')
            .set({ push_token: null, push_told_at: null })
            .where('id', '=', deviceId)
            .where('push_token', '=', token)
            .execute()
        })
      },
    },
  }
}
