import type { ReviewDetail } from '@smartym/contract'
import { createTimeText, sayIn } from '../../platform/exports/index.ts'
import { createPdf } from '../../platform/pdf/index.ts'
import { figureRows, findingHead, reviewFacts } from './review-columns.view.ts'

export interface PrintedReview {
  readonly review: ReviewDetail
  readonly companyName: string
  readonly timeZone: string
  readonly language: 'ko' | 'en'
}

/** A review as PDF for the file: result, figures, findings, who signed (ADM-5). */
export async function printReview({
  review,
  companyName,
  timeZone,
  language,
}: PrintedReview): Promise<Buffer> {
  const say = sayIn(language)
  const timeText = createTimeText(timeZone)
  const pdf = createPdf({
    title: say('console.reviews.paper_title', { month: review.month }),
    language,
    createdAt: new Date(review.signedAt ?? review.figures.countedAt),
  })
  pdf.title(say('console.reviews.paper_title', { month: review.month }), companyName)
  pdf.table(reviewFacts(say, timeText, review))
  pdf.paragraph(say('console.reviews.figures'))
  pdf.table(figureRows(say, review).map(([name, count]) => [String(name), String(count)]))
  if (review.figures.lookers.length > 0) {
    pdf.paragraph(say('console.reviews.lookers'))
    pdf.table(
      review.figures.lookers.map((person) => [
        person.name ?? person.accountId,
        [
          String(person.entries),
          person.earlierAverage === null
            ? say('console.reviews.no_average')
            : say('console.reviews.average_text', { average: Math.round(person.earlierAverage * 10) / 10 }),
          ...(person.isUnusual ? [say('console.reviews.unusual')] : []),
        ].join(' · '),
      ]),
    )
  }
  pdf.paragraph(
    review.findingList.length === 0 ? say('console.reviews.no_findings') : say('console.reviews.findings'),
  )
  pdf.table(
    review.findingList.map((finding) => [
      findingHead(say, finding),
      [
        finding.text,
        ...(finding.measure === null ? [] : [`${say('console.reviews.measure')}: ${finding.measure}`]),
        ...finding.auditEntryIds,
      ].join('\n'),
    ]),
  )
  pdf.table(
    review.addenda.map((addendum) => [
      `${say('console.reviews.addendum')}\n${timeText(addendum.at)}`,
      `${addendum.text}\n${addendum.authorName} SHA-256 ${addendum.sha256}`,
    ]),
  )
  pdf.signatures(
    review.signatures.map((signature) => ({
      title: say(`console.review_signature.${signature.role}`),
      name: signature.name,
      note: timeText(signature.signedAt),
    })),
  )
  return pdf.end()
}
