import { auditFigures, type ListReviewsQuery, type ReviewDetail, type ReviewSummary } from '@smartym/contract'
import {
  type Cell,
  type ExportColumn,
  type ExportNote,
  type ExportSheet,
  type Say,
  type TimeText,
  wordOf,
} from '../../platform/exports/index.ts'

function stateText(say: Say, { state, isOverdue }: Pick<ReviewSummary, 'state' | 'isOverdue'>): string {
  const text = say(`console.review_state.${state}`)
  return isOverdue ? `${text} (${say('console.reviews.overdue')})` : text
}

const resultText = (say: Say, { result }: Pick<ReviewSummary, 'result'>): string | null =>
  result && say(`console.review_result.${result}`)

/** The columns of the list of reviews as a file. */
export function reviewColumns(say: Say, timeText: TimeText): readonly ExportColumn<ReviewSummary>[] {
  return [
    { title: say('console.reviews.month'), width: 12, cell: (review) => review.month },
    { title: say('console.field.state'), width: 20, cell: (review) => stateText(say, review) },
    { title: say('console.reviews.due'), width: 20, cell: (review) => timeText(review.dueAt) },
    { title: say('console.reviews.reviewer'), cell: (review) => review.reviewerName },
    { title: say('console.reviews.entries'), width: 12, cell: (review) => review.entries },
    { title: say('console.reviews.findings'), width: 12, cell: (review) => review.findings },
    { title: say('console.reviews.open_findings'), width: 12, cell: (review) => review.openFindings },
    { title: say('console.reviews.result'), width: 20, cell: (review) => resultText(say, review) },
    { title: say('console.reviews.signed_at'), width: 20, cell: (review) => timeText(review.signedAt) },
  ]
}

/** The filter of the list in words. */
export function reviewFilterNotes(say: Say, { state, isOverdue }: ListReviewsQuery): readonly ExportNote[] {
  const notes: readonly (ExportNote | false)[] = [
    state !== undefined && [say('console.field.state'), say(`console.review_state.${state}`)],
    isOverdue !== undefined && [
      say('console.reviews.overdue'),
      say(isOverdue ? 'console.reviews.only_overdue' : 'console.reviews.not_overdue'),
    ],
  ]
  return notes.filter((note) => note !== false)
}

/** What stands of a review above its figures, as names and values: in the workbook and on paper. */
export function reviewFacts(say: Say, timeText: TimeText, review: ReviewDetail): readonly ExportNote[] {
  const signatures = review.signatures.map((signature): ExportNote => [
    say(`console.review_signature.${signature.role}`),
    `${signature.name} ${timeText(signature.signedAt)} SHA-256 ${signature.sha256}`,
  ])
  return [
    [say('console.reviews.month'), review.month],
    [say('console.field.state'), stateText(say, review)],
    [say('console.reviews.due'), timeText(review.dueAt)],
    [say('console.reviews.reviewer'), review.reviewerName ?? '–'],
    [say('console.reviews.result'), resultText(say, review) ?? '–'],
    [say('console.reviews.conclusion'), review.conclusion ?? '–'],
    ...signatures,
  ]
}

/** The figures of a review as rows of name and number. */
export function figureRows(say: Say, { figures }: Pick<ReviewDetail, 'figures'>): (readonly Cell[])[] {
  const countOf = (figure: string) => figures.figures.find((each) => each.figure === figure)?.entries ?? 0
  return [
    [say('console.reviews.entries'), figures.entries],
    [say('console.reviews.people'), figures.people],
    ...figures.kinds.map(({ kind, entries }) => [say(`console.audit_kind.${kind}`), entries] as const),
    ...auditFigures.map((figure) => [say(`console.audit_figure.${figure}`), countOf(figure)] as const),
  ]
}
/** The finding in one line: how grave, and whether its measure has been taken. */
export function findingHead(say: Say, finding: ReviewDetail['findingList'][number]): string {
  return `${say(`console.finding_severity.${finding.severity}`)} · ${say(`console.finding_state.${finding.state}`)}`
}

/** Figures, people, actions and findings of one review as sheets of a workbook. */
export function reviewSheets(say: Say, timeText: TimeText, review: ReviewDetail): readonly ExportSheet[] {
  const { figures, findingList, addenda } = review
  const name = (person: { readonly name: string | null; readonly accountId: string }) =>
    person.name ?? person.accountId
  return [
    {
      title: say('console.reviews.figures'),
      widths: [36, 16],
      rows: [[say('console.reviews.figure'), say('console.reviews.count')], ...figureRows(say, review)],
    },
    {
      title: say('console.reviews.lookers'),
      widths: [24, 14, 20, 14],
      rows: [
        [
          say('console.field.name'),
          say('console.reviews.count'),
          say('console.reviews.earlier_average'),
          say('console.reviews.unusual'),
        ],
        ...figures.lookers.map((person) => [
          name(person),
          person.entries,
          person.earlierAverage === null ? null : Math.round(person.earlierAverage * 10) / 10,
          person.isUnusual ? say('console.reviews.unusual') : null,
        ]),
      ],
    },
    {
      title: say('console.reviews.actions'),
      widths: [30, 14, 14, 34],
      rows: [
        [
          say('console.field.action'),
          say('console.field.kind'),
          say('console.reviews.count'),
          say('console.audit.codes'),
        ],
        ...figures.actions.map(({ action, kind, entries }) => [
          wordOf(say, `console.audit_action.${action}`, action),
          say(`console.audit_kind.${kind}`),
          entries,
          action,
        ]),
      ],
    },
    {
      title: say('console.reviews.findings'),
      widths: [20, 60, 60, 60],
      rows: [
        [
          say('console.field.state'),
          say('console.reviews.finding'),
          say('console.reviews.measure'),
          say('console.reviews.finding_entries'),
        ],
        ...findingList.map((finding) => [
          findingHead(say, finding),
          finding.text,
          finding.measure,
          finding.auditEntryIds.join('\n'),
        ]),
        ...addenda.map((addendum) => [
          `${say('console.reviews.addendum')} ${timeText(addendum.at)}`,
          addendum.text,
          addendum.authorName,
          addendum.sha256,
        ]),
      ],
    },
  ]
}
