import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../platform/db/index.ts'
import { type Exporter, registerExport, sayIn } from '../../platform/exports/index.ts'
import { attachment, registerOperation } from '../../platform/http/index.ts'
import { auditOrigin, type AuditRecorder } from '../audit/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import { reviewColumns, reviewFilterNotes } from './review-columns.view.ts'
import { printReview } from './review-print.ts'
import type { ReviewWorkbook } from './review-workbook.service.ts'
import { reviewActorOf, type ReviewsDesk } from './reviews-desk.service.ts'
import type { ReviewSigning } from './review-signing.service.ts'
import type { ReviewsService } from './reviews.service.ts'

export interface ReviewsRoutesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly desk: ReviewsDesk
  readonly service: ReviewsService
  readonly signing: ReviewSigning
  readonly workbook: ReviewWorkbook
  readonly exporter: Exporter
  readonly audit: AuditRecorder
  readonly organization: Pick<OrganizationSlice, 'getCompany'>
}

/** Papers and workbooks take a good part of a second to make. */
const filesAMinute = { rateLimit: { max: 10, perMs: 60_000 } }

export function registerReviewsRoutes(app: FastifyInstance, deps: ReviewsRoutesDeps): void {
  registerReadingRoutes(app, deps)
  registerActRoutes(app, deps)
}

function registerReadingRoutes(
  app: FastifyInstance,
  { db, desk, workbook, exporter, audit, organization }: ReviewsRoutesDeps,
): void {
  registerOperation(app, operations.listReviews, async ({ caller, query }) => ({
    status: 200,
    body: await desk.listReviews(caller.companyId, query),
  }))
  registerExport(app, exporter, operations.exportReviews, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'reviews.exported',
      title: say('console.reviews.title'),
      plainName: 'reviews',
      columns: (timeText) => reviewColumns(say, timeText),
      filterNotes: () => reviewFilterNotes(say, filter),
      count: (limit) => desk.countReviews(caller.companyId, filter, limit),
      readPage: (page) => desk.listReviews(caller.companyId, { ...filter, ...page }),
    }
  })
  registerOperation(app, operations.getReview, async ({ caller, params }) => ({
    status: 200,
    body: await desk.getReview(caller, params.reviewId),
  }))
  registerOperation(
    app,
    operations.downloadReview,
    async ({ caller, params, body, origin, language }) => {
      const review = await desk.getReview(caller, params.reviewId)
      const request = { caller, origin, language, reason: body.reason } as const
      const filter = { reviewId: review.reviewId, month: review.month }
      return exporter.answer(
        { ...request, format: 'xlsx', filter },
        workbook.sourceOf(caller, review, language),
      )
    },
    filesAMinute,
  )
  registerOperation(
    app,
    operations.printReview,
    async (call) => {
      const { caller, params } = call
      const { language = 'ko' } = call.query
      const review = await desk.getReview(caller, params.reviewId)
      const { name: companyName, timeZone } = await organization.getCompany(caller.companyId)
      const body = await printReview({ review, companyName, timeZone, language })
      await db.transaction((tx) =>
        audit.record(tx, {
          ...auditOrigin(call),
          kind: 'download',
          action: 'reviews.printed',
          object: { kind: 'review', id: review.reviewId },
          reason: sayIn(language)('console.reviews.print_reason'),
          detail: { month: review.month, language },
        }),
      )
      const title = `${sayIn(language)('console.reviews.review')}-${review.month}.pdf`
      const headers = {
        'content-disposition': attachment(title, `review-${review.month}.pdf`),
        'cache-control': 'no-store',
      }
      return { status: 200, body, headers }
    },
    filesAMinute,
  )
}

function registerActRoutes(app: FastifyInstance, { desk, service, signing }: ReviewsRoutesDeps): void {
  registerOperation(app, operations.takeReview, async (call) => {
    const { caller, params, body } = call
    await service.takeReview(reviewActorOf(caller, auditOrigin(call)), { ...params, ...body })
    return { status: 200, body: await desk.getReview(caller, params.reviewId) }
  })
  registerOperation(app, operations.addFinding, async (call) => {
    const { caller, params, body } = call
    await service.addFinding(reviewActorOf(caller, auditOrigin(call)), params.reviewId, body)
    return { status: 201, body: await desk.getReview(caller, params.reviewId) }
  })
  registerOperation(app, operations.changeFinding, async (call) => {
    const { caller, params, body } = call
    await service.changeFinding(reviewActorOf(caller, auditOrigin(call)), params, body)
    return { status: 200, body: await desk.getReview(caller, params.reviewId) }
  })
  registerOperation(app, operations.deleteFinding, async (call) => {
    const { caller, params, query } = call
    await service.deleteFinding(reviewActorOf(caller, auditOrigin(call)), { ...params, ...query })
    return { status: 200, body: await desk.getReview(caller, params.reviewId) }
  })
  registerOperation(app, operations.signReview, async (call) => {
    const { caller, params, body } = call
    await signing.signReview(reviewActorOf(caller, auditOrigin(call)), params.reviewId, body)
    return { status: 200, body: await desk.getReview(caller, params.reviewId) }
  })
  registerOperation(app, operations.countersignReview, async (call) => {
    const { caller, params, body } = call
    const { note = '', revision } = body
    const seen = { ...params, revision }
    const actor = reviewActorOf(caller, auditOrigin(call))
    await signing.countersignReview(actor, seen, note.trim() === '' ? null : note.trim())
    return { status: 200, body: await desk.getReview(caller, params.reviewId) }
  })
  registerOperation(app, operations.returnReview, async (call) => {
    const { caller, params, body } = call
    const seen = { ...params, revision: body.revision }
    await signing.returnReview(reviewActorOf(caller, auditOrigin(call)), seen, body.reason)
    return { status: 200, body: await desk.getReview(caller, params.reviewId) }
  })
  registerOperation(app, operations.addAddendum, async (call) => {
    const { caller, params, body } = call
    await signing.addAddendum(reviewActorOf(caller, auditOrigin(call)), params.reviewId, body)
    return { status: 201, body: await desk.getReview(caller, params.reviewId) }
  })
}
