import type { Db, Tx } from '../../../platform/db/index.ts'
import type { DevicesTables, RegistrationCodeRow } from '../devices.table.ts'

/** Codes with which phones register. */
export function createRegistrationStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: RegistrationCodeRow): Promise<void> {
      await tx.on<DevicesTables>().insertInto('registration_codes').values(row).execute()
    },

    findUsable(codeHash: Buffer, now: number): Promise<RegistrationCodeRow | undefined> {
      return db
        .read<DevicesTables>()
        .selectFrom('registration_codes')
        .selectAll()
        .where('code_hash', '=', codeHash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
    },

    /** False when it has been used or has expired meanwhile. */
    async use(tx: Tx, id: string, deviceId: string, now: number): Promise<boolean> {
      const used = await tx
        .on<DevicesTables>()
        .updateTable('registration_codes')
        .set({ used_at: now, device_id: deviceId })
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return used.numUpdatedRows > 0n
    },
  }
}
export type RegistrationStore = ReturnType<typeof createRegistrationStore>
