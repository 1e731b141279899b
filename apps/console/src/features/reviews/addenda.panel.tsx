import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, Modal, Select } from 'antd'
import type { AddAddendumRequest, ReviewDetail } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { Panel } from '../../ui/panel.tsx'
import { TimeText } from '../../ui/texts.tsx'
import { useAddAddendum } from './reviews.queries.ts'
import styles from './reviews.module.css'

interface ReviewProps {
  readonly review: ReviewDetail
}

function AddAddendumButton({ review }: ReviewProps) {
  const t = useTranslate()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const [form] = Form.useForm<AddAddendumRequest>()
  const findingId = Form.useWatch('findingId', form)
  const { reviewId, findingList } = review
  const add = useAddAddendum(reviewId, () => {
    void message.success(t('console.reviews.addendum_saved'))
    setOpen(false)
  })
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('console.reviews.add_addendum')}
      </Button>
      <Modal
        open={isOpen}
        title={t('console.reviews.add_addendum')}
        okText={t('console.forms.save')}
        cancelText={t('console.cancel')}
        okButtonProps={{ htmlType: 'submit', form: 'addendum', loading: add.isPending }}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <div className={styles.stack}>
          <p>{t('console.reviews.addendum_text')}</p>
          <Form<AddAddendumRequest>
            id="addendum"
            form={form}
            layout="vertical"
            requiredMark={false}
            preserve={false}
            onFinish={(values) => add.mutate(values)}
          >
            <Form.Item
              name="text"
              validateFirst
              label={t('console.reviews.addendum')}
              rules={[
                { required: true, whitespace: true, min: 5, message: t('console.reviews.text_required') },
              ]}
            >
              <Input.TextArea rows={4} maxLength={2000} showCount />
            </Form.Item>
            {findingList.length > 0 && (
              <Form.Item name="findingId" label={t('console.reviews.addendum_finding')}>
                <Select
                  allowClear
                  options={findingList.map((finding) => ({ value: finding.findingId, label: finding.text }))}
                />
              </Form.Item>
            )}
            {findingId !== undefined && (
              <Form.Item name="isFindingDone" valuePropName="checked">
                <Checkbox>{t('console.reviews.addendum_done')}</Checkbox>
              </Form.Item>
            )}
          </Form>
        </div>
      </Modal>
    </>
  )
}

/** What was added to the signed review; the review itself stays as it was signed. */
export function AddendaPanel({ review }: ReviewProps) {
  const t = useTranslate()
  const { addenda, mayAddend, findingList } = review
  if (addenda.length === 0 && !mayAddend) return null
  const findingText = (findingId: string | null) =>
    findingList.find((finding) => finding.findingId === findingId)?.text
  return (
    <Panel title={t('console.reviews.addenda')} extra={mayAddend && <AddAddendumButton review={review} />}>
      {addenda.length === 0 && <p className="quiet">{t('console.reviews.addendum_text')}</p>}
      <ul className={styles.findings}>
        {addenda.map((addendum) => (
          <li key={addendum.addendumId}>
            <div className={styles.head}>
              <b>{addendum.authorName}</b>
              <span className="quiet">
                <TimeText at={addendum.at} />
              </span>
            </div>
            <p className={styles.text}>{addendum.text}</p>
            {addendum.findingId !== null && (
              <p className="quiet">
                {t('console.reviews.addendum_finding')}: {findingText(addendum.findingId)}
                {addendum.isFindingDone && ` · ${t('console.finding_state.done')}`}
              </p>
            )}
            <code className={styles.hash}>SHA-256 {addendum.sha256}</code>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
