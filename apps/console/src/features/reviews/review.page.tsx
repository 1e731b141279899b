import { useState } from 'react'
import { FileExcelOutlined, FilePdfOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Form, Input, Modal } from 'antd'
import type { ReviewDetail } from '@smartym/contract'
import { useFormat } from '../../platform/format.ts'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { MarkedText } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { UnreadPage } from '../../ui/unread-page.tsx'
import { type Fact, Facts, Panel } from '../../ui/panel.tsx'
import { StoryLayout } from '../../ui/story-layout.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { AddendaPanel } from './addenda.panel.tsx'
import { ActionsPanel, FiguresPanel, LookersPanel, PeoplePanel, useReviewDays } from './figures.panel.tsx'
import { FindingsPanel } from './findings.panel.tsx'
import { useDownloadReview, usePrintReview, useReview } from './reviews.queries.ts'
import { DueText, ReviewResultText, ReviewStateText } from './reviews.signs.tsx'
import { CountersignButtons, SignButton, TakeButton } from './sign.dialogs.tsx'
import { SignaturesPanel } from './signatures.panel.tsx'
import styles from './reviews.module.css'

const route = getRouteApi('/frame/reviews/$reviewId')

interface ReviewProps {
  readonly review: ReviewDetail
}

function WorkbookButton({ review }: ReviewProps) {
  const t = useTranslate()
  const mayExport = useMay('reviews:export')
  const [isOpen, setOpen] = useState(false)
  const download = useDownloadReview(review.reviewId, () => setOpen(false))
  if (!mayExport) return null
  return (
    <>
      <Button icon={<FileExcelOutlined />} onClick={() => setOpen(true)}>
        {t('console.reviews.workbook')}
      </Button>
      <Modal
        open={isOpen}
        title={t('console.reviews.workbook_title', { month: review.month })}
        okText={t('console.export.start')}
        cancelText={t('console.cancel')}
        okButtonProps={{ htmlType: 'submit', form: 'workbook', loading: download.isPending }}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <div className={styles.stack}>
          <p>{t('console.reviews.workbook_text')}</p>
          <Form<{ reason: string }>
            id="workbook"
            layout="vertical"
            requiredMark={false}
            onFinish={({ reason }) => download.mutate(reason)}
          >
            <Form.Item
              name="reason"
              label={t('console.export.reason')}
              rules={[
                { required: true, whitespace: true, min: 5, message: t('console.export.reason_required') },
              ]}
            >
              <Input.TextArea rows={2} maxLength={500} showCount />
            </Form.Item>
          </Form>
        </div>
      </Modal>
    </>
  )
}

function PrintButton({ review }: ReviewProps) {
  const t = useTranslate()
  const language = useLanguage()
  const print = usePrintReview(review.reviewId, language === 'ko' ? 'ko' : 'en')
  return (
    <Button icon={<FilePdfOutlined />} loading={print.isPending} onClick={() => print.mutate()}>
      {t('console.reviews.print')}
    </Button>
  )
}

function ReviewActs({ review }: ReviewProps) {
  const { mayTake, mayEdit, mayCountersign } = review
  return (
    <>
      <PrintButton review={review} />
      <WorkbookButton review={review} />
      {mayTake && !mayEdit && <TakeButton review={review} />}
      {mayEdit && <SignButton review={review} />}
      {mayCountersign && <CountersignButtons review={review} />}
    </>
  )
}

function FactsPanel({ review }: ReviewProps) {
  const t = useTranslate()
  const format = useFormat()
  const { from, to } = useReviewDays(review)
  const { figures, reviewerName, reviewerActs, conclusion, result } = review
  const ownActs: readonly Fact[] =
    reviewerName === null
      ? []
      : [
          {
            name: t('console.reviews.own_acts'),
            value:
              reviewerActs === 0
                ? t('console.reviews.own_acts_none')
                : t('console.reviews.own_acts_text', { count: format.count(reviewerActs) }),
          },
        ]
  return (
    <Panel title={t('console.reviews.facts')}>
      <Facts
        facts={[
          { name: t('console.reviews.period'), value: `${from} ~ ${to}` },
          { name: t('console.reviews.due'), value: <DueText {...review} /> },
          { name: t('console.reviews.reviewer'), value: reviewerName ?? t('console.reviews.no_reviewer') },
          ...ownActs,
          { name: t('console.reviews.result'), value: <ReviewResultText result={result} /> },
          {
            name: t('console.reviews.conclusion'),
            value: conclusion === null ? <NoValue /> : <span className={styles.text}>{conclusion}</span>,
          },
          { name: t('console.reviews.entries'), value: format.count(figures.entries) },
          { name: t('console.reviews.people'), value: format.count(figures.people) },
          { name: t('console.reviews.counted_at'), value: <TimeText at={figures.countedAt} /> },
        ]}
      />
    </Panel>
  )
}

/** One month's review: its figures and findings at the left, who, when and signatures at the right (ADM-5). */
export function ReviewPage() {
  const t = useTranslate()
  const { reviewId } = route.useParams()
  const query = useReview(reviewId)
  const parent = { to: '/reviews', title: t('console.reviews.title') }
  const review = query.data
  if (review === undefined)
    return <UnreadPage title={t('console.reviews.review')} parent={parent} query={query} />
  const { figures, returnReason, month, isOverdue, state } = review
  return (
    <Page
      title={t('console.reviews.review_of', { month })}
      parent={parent}
      beside={
        <>
          <ReviewStateText state={state} />
          {isOverdue && (
            <b className={styles.late}>
              <MarkedText tone="red" shape="triangle" text={t('console.reviews.overdue')} />
            </b>
          )}
        </>
      }
      acts={<ReviewActs review={review} />}
    >
      {returnReason !== null && (
        <Alert
          type="warning"
          showIcon
          title={t('console.reviews.was_returned')}
          description={returnReason}
          className={styles.returned ?? ''}
        />
      )}
      <StoryLayout
        story={
          <>
            <FiguresPanel review={review} />
            <FindingsPanel review={review} />
            <AddendaPanel review={review} />
            <LookersPanel review={review} />
            <PeoplePanel
              review={review}
              figure="outside_hours"
              title={t('console.reviews.outside_hours')}
              people={figures.outsideHours}
            />
            <PeoplePanel
              review={review}
              figure="administrator_changes"
              title={t('console.reviews.administrators')}
              people={figures.administrators}
            />
            <ActionsPanel review={review} />
          </>
        }
        facts={
          <>
            <FactsPanel review={review} />
            <SignaturesPanel review={review} />
          </>
        }
      />
    </Page>
  )
}
