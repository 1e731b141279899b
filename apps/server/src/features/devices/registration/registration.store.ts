import type { Db, Tx } from '../../../platform/db/index.ts'
import type { DeviceRow, DevicesTables, RegistrationCodeRow } from '../devices.table.ts'

/** Codes with which phones register. */
export function createRegistrationStore(db: Pick<Db, 'read'>) {
  return {
    async insert(tx: Tx, row: RegistrationCodeRow): Promise<void> {
      await tx.on<DevicesTables>().insertInto('registration_codes').values(row).execute()
    },

    findUsable(kind: 'code' | 'secret', hash: Buffer, now: number): Promise<RegistrationCodeRow | undefined> {
      return db
        .read<DevicesTables>()
        .selectFrom('registration_codes')
        .selectAll()
        .where(kind === 'code' ? 'code_hash' : 'secret_hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst()
    },

    /** A code with the phone that came with it. */
    async findWithDevice(
      companyId: string,
      id: string,
    ): Promise<
      { code: RegistrationCodeRow; device: Pick<DeviceRow, 'id' | 'state' | 'model'> | undefined } | undefined
    > {
      const read = db.read<DevicesTables>()
      const code = await read
        .selectFrom('registration_codes')
        .selectAll()
        .where('id', '=', id)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
      if (code === undefined) return undefined
      const device =
        code.device_id === null
          ? undefined
          : await read
              .selectFrom('devices')
              .select(['id', 'state', 'model'])
              .where('id', '=', code.device_id)
              .executeTakeFirst()
      return { code, device }
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
