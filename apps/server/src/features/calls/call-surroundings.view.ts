import type { Tx } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import type { OrganizationTables } from '../organization/index.ts'

/** Who makes a call, as things stand when it begins. */
export interface CallAgent {
  readonly agentId: string
  readonly orgUnitId: string
  readonly name: string
  readonly employeeNumber: string | null
  readonly extension: string | null
}

/** What a call's row takes from slices above, read in the call's own transaction. */
export function createCallSurroundings() {
  /* A company's time zone is set once, with the company. */
  const timeZones = new Map<string, string>()

  return {
    async findAgent(tx: Tx, companyId: string, agentId: string): Promise<CallAgent | undefined> {
      const row = await tx
        .on<AccountsTables>()
        .selectFrom('accounts')
        .select(['org_unit_id', 'name', 'employee_number', 'extension'])
        .where('agent_id', '=', agentId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
      return (
        row && {
          agentId,
          orgUnitId: row.org_unit_id,
          name: row.name,
          employeeNumber: row.employee_number,
          extension: row.extension,
        }
      )
    },

    /** E.164 of the SIM in a phone. */
    async findLineNumber(tx: Tx, deviceId: string): Promise<string | null> {
      const row = await tx
        .on<DevicesTables>()
        .selectFrom('devices')
        .select('line_number')
        .where('id', '=', deviceId)
        .executeTakeFirst()
      return row?.line_number ?? null
    },

    async findTimeZone(tx: Tx, companyId: string): Promise<string> {
      const kept = timeZones.get(companyId)
      if (kept !== undefined) return kept
      const row = await tx
        .on<OrganizationTables>()
        .selectFrom('companies')
        .select('time_zone')
        .where('id', '=', companyId)
        .executeTakeFirstOrThrow()
      timeZones.set(companyId, row.time_zone)
      return row.time_zone
    },
  }
}
export type CallSurroundings = ReturnType<typeof createCallSurroundings>
