import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { ReviewDetail, ReviewFinding } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { useShortcut } from '../../platform/shortcuts.ts'
import { MarkedText } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Key } from '../../ui/texts.tsx'
import { FindingDialog } from './finding.dialog.tsx'
import { useDeleteFinding } from './reviews.queries.ts'
import { findingStateSigns, severitySigns } from './reviews.signs.tsx'
import styles from './reviews.module.css'

interface FindingProps {
  readonly review: ReviewDetail
  readonly finding: ReviewFinding
}

function FindingActs({
  review,
  finding,
  onEdit,
}: FindingProps & { readonly onEdit: (finding: ReviewFinding) => void }) {
  const t = useTranslate()
  const { modal, message } = App.useApp()
  const remove = useDeleteFinding(() => void message.success(t('console.reviews.finding_deleted')))
  const { reviewId, revision } = review
  const { findingId } = finding
  return (
    <span>
      <Button size="small" type="link" onClick={() => onEdit(finding)}>
        {t('console.forms.edit')}
      </Button>
      <Button
        size="small"
        type="link"
        danger
        onClick={() =>
          void modal.confirm({
            title: t('console.reviews.delete_finding'),
            content: t('console.reviews.delete_finding_text'),
            okText: t('console.reviews.delete_finding'),
            cancelText: t('console.cancel'),
            okButtonProps: { danger: true },
            onOk: () => remove.mutateAsync({ reviewId, revision, findingId }).catch(() => undefined),
          })
        }
      >
        {t('console.reviews.delete_finding')}
      </Button>
    </span>
  )
}

/* The entries of a finding, each opened in the usage history. */
function Entries({ finding }: Pick<FindingProps, 'finding'>) {
  const t = useTranslate()
  const maySee = useMay('audit:list')
  const { auditEntryIds } = finding
  if (auditEntryIds.length === 0) return null
  return (
    <span className="quiet">
      {t('console.reviews.finding_entries_count', { count: auditEntryIds.length })}
      {maySee &&
        auditEntryIds.map((entry, index) => (
          <span key={entry}>
            {' '}
            <Link to="/audit" search={{ entry, only: entry }} title={entry}>
              {index + 1}
            </Link>
          </span>
        ))}
    </span>
  )
}

function isDone({ addenda }: ReviewDetail, { findingId, state }: ReviewFinding): boolean {
  return (
    state === 'done' || addenda.some((addendum) => addendum.findingId === findingId && addendum.isFindingDone)
  )
}

/** What the review found, with the measures; its reviewer writes them before signing. */
export function FindingsPanel({ review }: { readonly review: ReviewDetail }) {
  const t = useTranslate()
  const [edited, setEdited] = useState<ReviewFinding | 'new'>()
  const { findingList, mayEdit } = review
  const add = () => setEdited('new')
  useShortcut({ keys: 'n', label: 'N', phrase: 'console.reviews.add_finding' }, add, mayEdit)
  return (
    <Panel
      title={t('console.reviews.findings')}
      extra={
        mayEdit && (
          <Button icon={<PlusOutlined />} onClick={add}>
            {t('console.reviews.add_finding')} <Key label="N" />
          </Button>
        )
      }
    >
      {findingList.length === 0 && <p className="quiet">{t('console.reviews.no_findings')}</p>}
      <ul className={styles.findings}>
        {findingList.map((finding) => {
          const state = isDone(review, finding) ? 'done' : 'open'
          return (
            <li key={finding.findingId}>
              <div className={styles.head}>
                <MarkedText
                  {...severitySigns[finding.severity]}
                  text={t(`console.finding_severity.${finding.severity}`)}
                />
                <MarkedText {...findingStateSigns[state]} text={t(`console.finding_state.${state}`)} />
                {mayEdit ? <FindingActs review={review} finding={finding} onEdit={setEdited} /> : <span />}
              </div>
              <p className={styles.text}>{finding.text}</p>
              {finding.measure !== null && (
                <p className={styles.text}>
                  <span className="quiet">{t('console.reviews.measure')}</span> {finding.measure}
                </p>
              )}
              <Entries finding={finding} />
            </li>
          )
        })}
      </ul>
      <FindingDialog
        review={review}
        finding={edited === 'new' ? undefined : edited}
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
      />
    </Panel>
  )
}
