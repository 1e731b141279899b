import type { ReviewFigures } from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AuditSlice } from '../audit/index.ts'
import { judgedFigures } from './reviews.rules.ts'

export interface ReviewFiguresDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly audit: Pick<AuditSlice, 'figures'>
  readonly accounts: Pick<AccountsSlice, 'namesOf' | 'listAccountsOfPerson'>
}

/** What the usage history of a month comes to, with the names of people. */
export function createReviewFigures({ clock, audit, accounts }: ReviewFiguresDeps) {
  return {
    async countMonth(companyId: string, month: string): Promise<ReviewFigures> {
      const figures = await audit.figures.monthFigures(companyId, month)
      const { lookers, outsideHours, administrators } = figures
      const people = [...lookers, ...outsideHours, ...administrators].map(({ accountId }) => accountId)
      const names = await accounts.namesOf([...new Set(people)])
      const named = <Person extends { readonly accountId: string }>(person: Person) => ({
        ...person,
        name: names.get(person.accountId) ?? null,
      })
      return {
        ...figures,
        kinds: [...figures.kinds],
        actions: [...figures.actions],
        figures: [...figures.figures],
        earlierMonths: [...figures.earlierMonths],
        lookers: lookers.map(named),
        outsideHours: outsideHours.map(named),
        administrators: administrators.map(named),
        countedAt: new Date(clock.now()).toISOString(),
      }
    },

    /** Acts of a person in a month that somebody else must look at, through any of the person’s accounts. */
    async countOwnActs(companyId: string, month: string, accountId: string): Promise<number> {
      const accountIds = await accounts.listAccountsOfPerson(companyId, accountId)
      return audit.figures.countOf(companyId, month, judgedFigures, accountIds)
    },
  }
}
export type ReviewFiguresService = ReturnType<typeof createReviewFigures>
