import { type AuditEntryResponse, auditFigures, type AuditFigure, type ReviewDetail } from '@smartym/contract'
import { type ExportSource, type Say, sayIn } from '../../platform/exports/index.ts'
import { type Caller, hasPermission, type Language } from '../../platform/http/index.ts'
import { auditColumns, type AuditSlice } from '../audit/index.ts'
import { reviewFacts, reviewSheets } from './review-columns.view.ts'

type FigureEntry = AuditEntryResponse & { readonly figure: AuditFigure }

export interface ReviewWorkbookDeps {
  readonly audit: Pick<AuditSlice, 'listEntries' | 'countEntries'>
}

/* Page of the figure's entries after which the next figure follows: `3:<cursor>`. */
function placeOf(cursor: string | undefined): { readonly index: number; readonly after: string | undefined } {
  if (cursor === undefined) return { index: 0, after: undefined }
  const colon = cursor.indexOf(':')
  const after = cursor.slice(colon + 1)
  return { index: Number(cursor.slice(0, colon)), after: after === '' ? undefined : after }
}

/** One review as a workbook: what it says in sheets of its own, and every entry that a figure counts (ADM-5). */
export function createReviewWorkbook({ audit }: ReviewWorkbookDeps) {
  return {
    /** Entries go along only for who may take the usage history away. */
    sourceOf(
      { companyId, grants }: Pick<Caller, 'companyId' | 'grants'>,
      review: ReviewDetail,
      language: Language,
    ): ExportSource<FigureEntry> {
      const figures = hasPermission({ grants }, 'audit:export') ? auditFigures : []
      const say: Say = sayIn(language)
      const { from, to } = review
      const countOf = (figure: AuditFigure, limit: number) =>
        audit.countEntries(companyId, { figure, from, to }, limit)
      return {
        action: 'reviews.exported',
        title: `${say('console.reviews.review')} ${review.month}`,
        plainName: `review-${review.month}`,
        columns: (timeText) => [
          {
            title: say('console.audit.figure'),
            width: 22,
            cell: ({ figure }) => say(`console.audit_figure.${figure}`),
          },
          ...auditColumns(say, timeText),
        ],
        filterNotes: (timeText) => reviewFacts(say, timeText, review),
        sheets: (timeText) => reviewSheets(say, timeText, review),
        async count(limit) {
          let total = 0
          for (const figure of figures) if (total <= limit) total += await countOf(figure, limit - total)
          return total
        },
        async readPage({ limit, cursor }) {
          const { index, after } = placeOf(cursor)
          const figure = figures[index]
          if (figure === undefined) return { items: [], nextCursor: null }
          const query = { figure, from, to, limit, ...(after !== undefined && { cursor: after }) }
          const { items, nextCursor } = await audit.listEntries(companyId, query)
          const isLast = index === figures.length - 1
          const next = nextCursor === null ? (isLast ? null : `${index + 1}:`) : `${index}:${nextCursor}`
          return { items: items.map((entry) => ({ ...entry, figure })), nextCursor: next }
        },
      }
    },
  }
}
export type ReviewWorkbook = ReturnType<typeof createReviewWorkbook>
