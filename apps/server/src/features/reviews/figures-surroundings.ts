import type { AccountsSlice } from '../accounts/index.ts'
import type { FiguresSurroundings } from '../audit/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'

export interface FiguresSurroundingsDeps {
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'getCompany'>
  readonly accounts: Pick<AccountsSlice, 'rolesOf'>
}

/** What the counting of the log asks slices below it. */
export function createFiguresSurroundings({
  settings,
  organization,
  accounts,
}: FiguresSurroundingsDeps): FiguresSurroundings {
  return {
    timeZoneOf: async (companyId) => (await organization.getCompany(companyId)).timeZone,
    async workingHoursOf(companyId) {
      const [days, holidays, startsAt, endsAt] = await Promise.all([
        settings.get(companyId, 'reviews.workdays'),
        settings.get(companyId, 'reviews.holidays'),
        settings.get(companyId, 'reviews.workStartsAt'),
        settings.get(companyId, 'reviews.workEndsAt'),
      ])
      return { days, holidays, startsAt, endsAt }
    },
    rolesOf: accounts.rolesOf,
  }
}
