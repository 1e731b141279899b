import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Jobs } from '../../platform/jobs/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AccountsSlice } from '../accounts/index.ts'
import type { AuditSlice } from '../audit/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createFiguresSurroundings } from './figures-surroundings.ts'
import { openReviews, runOpenReviews } from './jobs/open-reviews.job.ts'
import { runTellOverdueReviews, tellOverdueReviews } from './jobs/tell-overdue-reviews.job.ts'
import { createReviewFigures } from './review-figures.service.ts'
import { createReviewWorkbook } from './review-workbook.service.ts'
import { createReviewsDesk } from './reviews-desk.service.ts'
import { registerReviewsRoutes } from './reviews.routes.ts'
import { createReviewSigning } from './review-signing.service.ts'
import { createReviewsService } from './reviews.service.ts'
import { reviewsStore } from './reviews.store.ts'
import { createReviewsView } from './reviews.view.ts'

export interface ReviewsSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditSlice
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'listCompanies' | 'getCompany'>
  readonly accounts: Pick<AccountsSlice, 'namesOf' | 'rolesOf' | 'listAccountsOfPerson'>
  readonly outbox: Pick<Outbox, 'append'>
  readonly exporter: Exporter
}

/** The monthly review of the usage history (ADM-5, SEC-3). */
export function createReviewsSlice(deps: ReviewsSliceDeps) {
  const { exporter, audit, db, organization } = deps
  const store = reviewsStore
  const view = createReviewsView(deps.db)
  const figures = createReviewFigures(deps)
  const surroundings = createFiguresSurroundings(deps)
  const parts = { ...deps, store, view, figures, surroundings }
  const service = createReviewsService(parts)
  const signing = createReviewSigning(parts)
  const desk = createReviewsDesk(parts)
  const workbook = createReviewWorkbook(deps)
  return {
    surroundings,
    /** Does what the jobs do: counts, makes the reviews that are due, tells of those that are late. Returns how many of each. */
    async keepUp() {
      await audit.countFigures(surroundings)
      return { opened: await runOpenReviews(parts), told: await runTellOverdueReviews(parts) }
    },
    /** For the demo, whose people sign reviews of its past. */
    conduct: { ...service, ...signing },
    listMonths: view.listMonths,
    routes: (app: FastifyInstance): void =>
      registerReviewsRoutes(app, { db, desk, service, signing, workbook, exporter, audit, organization }),
    registerJobs(jobs: Pick<Jobs, 'schedule'>): void {
      jobs.schedule(openReviews, '7 * * * *', 'UTC', async () => {
        await runOpenReviews(parts)
      })
      jobs.schedule(tellOverdueReviews, '12 * * * *', 'UTC', async () => {
        await runTellOverdueReviews(parts)
      })
    },
  }
}
export type ReviewsSlice = ReturnType<typeof createReviewsSlice>
