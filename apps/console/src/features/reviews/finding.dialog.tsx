import { useState } from 'react'
import { App, Form, Input, Modal, Radio, Select } from 'antd'
import type { AuditFigure, ReviewDetail, ReviewFinding } from '@smartym/contract'
import {
  auditFigures,
  findingSeverities,
  findingStates,
  maxFindingEntries,
} from '@smartym/contract/constants'
import { type Format, useFormat } from '../../platform/format.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { actionText, actorText } from '../../ui/audit-texts.tsx'
import { useFigureEntries, useWriteFinding } from './reviews.queries.ts'

type Values = Omit<ReviewFinding, 'findingId' | 'measure'> & { readonly measure: string }
type Entry = NonNullable<ReturnType<typeof useFigureEntries>['data']>['items'][number]

export interface FindingDialogProps {
  readonly review: ReviewDetail
  /** A new one without it. */
  readonly finding?: ReviewFinding | undefined
  readonly isOpen: boolean
  readonly onClose: () => void
}

const newFinding: Values = { severity: 'medium', text: '', measure: '', state: 'open', auditEntryIds: [] }

function entryText(t: Translate, format: Format, entry: Entry): string {
  return `${format.time(entry.at)} · ${actorText(t, entry)} · ${actionText(t, entry.action)}`
}

/* Entries of the chosen figure; what was chosen before stays, by its id where it is not among them. */
function EntriesField({ review }: Pick<FindingDialogProps, 'review'>) {
  const t = useTranslate()
  const format = useFormat()
  const counted = review.figures.figures.filter(({ entries }) => entries > 0).map(({ figure }) => figure)
  const offered = auditFigures.filter((figure) => counted.includes(figure))
  const [figure = 'downloads', setFigure] = useState<AuditFigure | undefined>(offered[0])
  const { data, isFetching } = useFigureEntries(review, figure, offered.length > 0)
  if (offered.length === 0) return null
  return (
    <>
      <Form.Item label={t('console.reviews.entries_figure')} htmlFor="finding-figure">
        <Select
          id="finding-figure"
          value={figure}
          onChange={setFigure}
          options={offered.map((value) => ({ value, label: t(`console.audit_figure.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="auditEntryIds" label={t('console.reviews.finding_entries')}>
        <Select
          mode="multiple"
          maxCount={maxFindingEntries}
          loading={isFetching}
          optionFilterProp="label"
          placeholder={t('console.reviews.entries_choose')}
          options={(data?.items ?? []).map((entry) => ({
            value: entry.auditEntryId,
            label: entryText(t, format, entry),
          }))}
        />
      </Form.Item>
    </>
  )
}

function FindingForm({
  review,
  finding,
  onWrite,
}: Pick<FindingDialogProps, 'review' | 'finding'> & { readonly onWrite: (values: Values) => void }) {
  const t = useTranslate()
  const maySee = useMay('audit:list')
  const initial: Values = finding === undefined ? newFinding : { ...finding, measure: finding.measure ?? '' }
  return (
    <Form<Values>
      id="finding"
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={(values) => onWrite({ ...initial, ...values })}
    >
      <Form.Item name="severity" label={t('console.reviews.severity')}>
        <Radio.Group
          options={findingSeverities.map((value) => ({
            value,
            label: t(`console.finding_severity.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="text"
        validateFirst
        label={t('console.reviews.finding')}
        rules={[{ required: true, whitespace: true, min: 5, message: t('console.reviews.text_required') }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="measure" label={t('console.reviews.measure')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="state" label={t('console.reviews.finding_state')}>
        <Radio.Group
          options={findingStates.map((value) => ({ value, label: t(`console.finding_state.${value}`) }))}
        />
      </Form.Item>
      {maySee && <EntriesField review={review} />}
    </Form>
  )
}

/** Writes a finding, with the entries that it points at. */
export function FindingDialog({ review, finding, isOpen, onClose }: FindingDialogProps) {
  const t = useTranslate()
  const { message } = App.useApp()
  const { reviewId, revision } = review
  const write = useWriteFinding(reviewId, () => {
    void message.success(t('console.reviews.finding_saved'))
    onClose()
  })
  return (
    <Modal
      open={isOpen}
      title={t(finding === undefined ? 'console.reviews.add_finding' : 'console.reviews.edit_finding')}
      okText={t('console.forms.save')}
      cancelText={t('console.cancel')}
      okButtonProps={{ htmlType: 'submit', form: 'finding', loading: write.isPending }}
      width={640}
      destroyOnHidden
      onCancel={onClose}
    >
      <FindingForm
        review={review}
        finding={finding}
        onWrite={({ measure, ...values }) =>
          write.mutate({
            ...values,
            measure: measure.trim() === '' ? null : measure,
            findingId: finding?.findingId,
            revision,
          })
        }
      />
    </Modal>
  )
}
