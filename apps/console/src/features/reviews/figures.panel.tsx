import { Link } from '@tanstack/react-router'
import type { AuditFigure, AuditKind, ReviewDetail, ReviewFigures } from '@smartym/contract'
import { auditFigures } from '@smartym/contract/constants'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay, useSession } from '../../platform/session.ts'
import { dayOf } from '../../platform/zone.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { MarkedText } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { NoValue } from '../../ui/texts.tsx'
import { actionText, AuditKindText } from '../../ui/audit-texts.tsx'
import styles from './reviews.module.css'

/** The usage history's page as a review leads to it. */
interface AuditSearch {
  readonly from?: string
  readonly to?: string
  readonly figure?: AuditFigure
  readonly kind?: AuditKind
  readonly action?: string
  readonly actor?: string
}

interface ReviewProps {
  readonly review: ReviewDetail
}

/** The days of a review as the usage history's page is filtered by them. */
export function useReviewDays({
  from,
  to,
}: Pick<ReviewDetail, 'from' | 'to'>): Pick<AuditSearch, 'from' | 'to'> {
  const { timeZone } = useSession()
  return { from: dayOf(Date.parse(from), timeZone), to: dayOf(Date.parse(to) - 1, timeZone) }
}

/* What should be nothing at all. */
const warning: readonly AuditFigure[] = ['unexplained_downloads', 'alarms']

function FigureCard(props: {
  readonly name: string
  readonly count: number
  readonly isWarning?: boolean
  readonly search: AuditSearch
}) {
  const t = useTranslate()
  const format = useFormat()
  const maySee = useMay('audit:list')
  const { name, count, isWarning = false, search } = props
  const content = (
    <>
      <span>{name}</span>
      <b>{format.count(count)}</b>
    </>
  )
  const shared = { className: styles.figure, 'data-zero': count === 0, 'data-warn': isWarning && count > 0 }
  if (!maySee || count === 0) return <div {...shared}>{content}</div>
  return (
    <Link to="/audit" search={search} title={t('console.reviews.to_entries')} {...shared}>
      {content}
    </Link>
  )
}

/** What the month comes to; each figure leads to just its entries in the usage history. */
export function FiguresPanel({ review }: ReviewProps) {
  const t = useTranslate()
  const days = useReviewDays(review)
  const maySee = useMay('audit:list')
  const { figures } = review
  const countOf = (figure: AuditFigure) =>
    figures.figures.find((each) => each.figure === figure)?.entries ?? 0
  return (
    <Panel title={t('console.reviews.figures')}>
      {!maySee && <p className={`quiet ${styles.countsOnly}`}>{t('console.reviews.counts_only')}</p>}
      <ul className={styles.figures}>
        {auditFigures.map((figure) => (
          <li key={figure}>
            <FigureCard
              name={t(`console.audit_figure.${figure}`)}
              count={countOf(figure)}
              isWarning={warning.includes(figure)}
              search={{ ...days, figure }}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type Looker = ReviewFigures['lookers'][number]
type PersonCount = ReviewFigures['outsideHours'][number]

function PersonName({ person, search }: { readonly person: PersonCount; readonly search: AuditSearch }) {
  const maySee = useMay('audit:list')
  const name = person.name ?? person.accountId
  if (!maySee) return <b title={name}>{name}</b>
  return (
    <Link to="/audit" search={{ ...search, actor: person.accountId }}>
      {name}
    </Link>
  )
}

function useLookerColumns(review: ReviewDetail): readonly Column<Looker>[] {
  const t = useTranslate()
  const format = useFormat()
  const days = useReviewDays(review)
  return [
    {
      key: 'name',
      title: t('console.field.name'),
      width: 150,
      cell: (person) => <PersonName person={person} search={days} />,
    },
    {
      key: 'count',
      title: t('console.reviews.count'),
      width: 100,
      isFigure: true,
      cell: ({ entries }) => format.count(entries),
    },
    {
      key: 'average',
      title: t('console.reviews.earlier_average'),
      width: 120,
      isFigure: true,
      cell: ({ earlierAverage }) =>
        earlierAverage === null ? (
          <span className="quiet">{t('console.reviews.no_average')}</span>
        ) : (
          format.count(Math.round(earlierAverage))
        ),
    },
    {
      key: 'unusual',
      title: t('console.reviews.unusual'),
      width: 150,
      cell: ({ isUnusual }) =>
        isUnusual ? (
          <MarkedText tone="red" shape="triangle" text={t('console.reviews.unusual')} />
        ) : (
          <NoValue />
        ),
    },
  ]
}

/** Who handled most personal data, each against the own months before. */
export function LookersPanel({ review }: ReviewProps) {
  const t = useTranslate()
  const columns = useLookerColumns(review)
  const title = t('console.reviews.lookers')
  const { lookers } = review.figures
  return (
    <Panel title={title} isFlush>
      <p className={`quiet ${styles.help}`}>
        {lookers.length === 0 ? t('console.reviews.nobody') : t('console.reviews.lookers_help')}
      </p>
      <DataTable caption={title} columns={columns} rows={lookers} rowKey={({ accountId }) => accountId} />
    </Panel>
  )
}

/** People of one figure, who did most of it first. */
export function PeoplePanel({
  review,
  figure,
  title,
  people,
}: ReviewProps & {
  readonly figure: AuditFigure
  readonly title: string
  readonly people: readonly PersonCount[]
}) {
  const t = useTranslate()
  const format = useFormat()
  const days = useReviewDays(review)
  if (people.length === 0) return null
  return (
    <Panel title={title} isFlush>
      <DataTable
        caption={title}
        columns={[
          {
            key: 'name',
            title: t('console.field.name'),
            width: 200,
            cell: (person) => <PersonName person={person} search={{ ...days, figure }} />,
          },
          {
            key: 'count',
            title: t('console.reviews.count'),
            width: 100,
            isFigure: true,
            cell: ({ entries }) => format.count(entries),
          },
        ]}
        rows={people}
        rowKey={({ accountId }) => accountId}
      />
    </Panel>
  )
}

interface ActionRow {
  readonly action: string
  readonly kind: AuditKind
  readonly entries: number
}

/** Every action of the month with its number, the most frequent first. */
export function ActionsPanel({ review }: ReviewProps) {
  const t = useTranslate()
  const format = useFormat()
  const maySee = useMay('audit:list')
  const days = useReviewDays(review)
  const title = t('console.reviews.actions')
  const columns: readonly Column<ActionRow>[] = [
    {
      key: 'action',
      title: t('console.field.action'),
      width: 240,
      cell: ({ action, kind }) =>
        maySee ? (
          <Link to="/audit" search={{ ...days, kind, action }}>
            {actionText(t, action)}
          </Link>
        ) : (
          actionText(t, action)
        ),
    },
    {
      key: 'kind',
      title: t('console.field.kind'),
      width: 120,
      cell: ({ kind }) => <AuditKindText kind={kind} />,
    },
    {
      key: 'count',
      title: t('console.reviews.count'),
      width: 100,
      isFigure: true,
      cell: ({ entries }) => format.count(entries),
    },
  ]
  return (
    <Panel title={title} isFlush>
      <DataTable
        caption={title}
        columns={columns}
        rows={review.figures.actions}
        rowKey={({ action, kind }) => `${kind} ${action}`}
      />
    </Panel>
  )
}
