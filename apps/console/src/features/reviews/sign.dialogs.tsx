import { useState } from 'react'
import { Alert, App, Button, Form, Input, Modal, Radio } from 'antd'
import type { ReviewDetail, SignReviewRequest } from '@smartym/contract'
import { reviewResults } from '@smartym/contract/constants'
import { useTranslate } from '../../platform/language.ts'
import { useShortcut } from '../../platform/shortcuts.ts'
import { Key } from '../../ui/texts.tsx'
import { useCountersignReview, useReturnReview, useSignReview, useTakeReview } from './reviews.queries.ts'
import styles from './reviews.module.css'

interface ReviewProps {
  readonly review: ReviewDetail
}

/** Becomes the reviewer; asks first where that is somebody else's by now. */
export function TakeButton({ review }: ReviewProps) {
  const t = useTranslate()
  const { modal, message } = App.useApp()
  const take = useTakeReview(() => void message.success(t('console.reviews.taken')))
  const { reviewId, revision, state, reviewerName } = review
  const isOver = state !== 'open'
  const begin = () => {
    if (!isOver) return take.mutate({ reviewId, revision })
    void modal.confirm({
      title: t('console.reviews.take_over'),
      content: t('console.reviews.take_over_text', { name: reviewerName ?? '' }),
      okText: t('console.reviews.take_over'),
      cancelText: t('console.cancel'),
      onOk: () => take.mutateAsync({ reviewId, revision }).catch(() => undefined),
    })
  }
  return (
    <Button type={isOver ? 'default' : 'primary'} loading={take.isPending} onClick={begin}>
      {t(isOver ? 'console.reviews.take_over' : 'console.reviews.take')}
    </Button>
  )
}

type SignValues = Pick<SignReviewRequest, 'result' | 'conclusion'>

/** Freezes the review and signs it; the server asks who is there. */
export function SignButton({ review }: ReviewProps) {
  const t = useTranslate()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const { reviewId, revision, month, findingList, reviewerActs, conclusion } = review
  const sign = useSignReview(reviewId, ({ state }) => {
    void message.success(t(state === 'signed' ? 'console.reviews.signed' : 'console.reviews.handed_on'))
    setOpen(false)
  })
  const fitting = reviewResults.filter((result) => (result === 'clean') === (findingList.length === 0))
  const open = () => setOpen(true)
  useShortcut({ keys: 's', label: 'S', phrase: 'console.reviews.sign' }, open, !isOpen)
  return (
    <>
      <Button type="primary" onClick={open}>
        {t('console.reviews.sign')} <Key label="S" />
      </Button>
      <Modal
        open={isOpen}
        title={t('console.reviews.sign_title', { month })}
        okText={t('console.reviews.sign')}
        cancelText={t('console.cancel')}
        okButtonProps={{ htmlType: 'submit', form: 'sign', loading: sign.isPending }}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <div className={styles.stack}>
          <p>{t('console.reviews.sign_text')}</p>
          {reviewerActs > 0 && (
            <Alert type="warning" showIcon title={t('console.reviews.sign_two', { count: reviewerActs })} />
          )}
          <Form<SignValues>
            id="sign"
            layout="vertical"
            requiredMark={false}
            initialValues={{ result: fitting[0], conclusion: conclusion ?? '' }}
            onFinish={(values) => sign.mutate({ revision, ...values })}
          >
            <Form.Item name="result" label={t('console.reviews.result')}>
              <Radio.Group
                options={fitting.map((value) => ({ value, label: t(`console.review_result.${value}`) }))}
              />
            </Form.Item>
            <Form.Item
              name="conclusion"
              validateFirst
              label={t('console.reviews.conclusion')}
              rules={[
                { required: true, whitespace: true, min: 5, message: t('console.reviews.text_required') },
              ]}
            >
              <Input.TextArea rows={4} maxLength={2000} showCount />
            </Form.Item>
          </Form>
        </div>
      </Modal>
    </>
  )
}

/** The second person's signature, or the review given back with a reason. */
export function CountersignButtons({ review }: ReviewProps) {
  const t = useTranslate()
  const { message } = App.useApp()
  const [dialog, setDialog] = useState<'countersign' | 'return'>()
  const { reviewId, revision, month, reviewerName, reviewerActs } = review
  const close = () => setDialog(undefined)
  const countersign = useCountersignReview(() => {
    void message.success(t('console.reviews.countersigned'))
    close()
  })
  const giveBack = useReturnReview(() => {
    void message.success(t('console.reviews.returned'))
    close()
  })
  const isReturn = dialog === 'return'
  const finish = ({ text = '' }: { readonly text?: string }) =>
    isReturn
      ? giveBack.mutate({ reviewId, revision, reason: text })
      : countersign.mutate({ reviewId, revision, note: text })
  const rules = [{ required: true, whitespace: true, min: 5, message: t('console.reviews.text_required') }]
  return (
    <>
      <Button onClick={() => setDialog('return')}>{t('console.reviews.return')}</Button>
      <Button type="primary" onClick={() => setDialog('countersign')}>
        {t('console.reviews.countersign')}
      </Button>
      <Modal
        open={dialog !== undefined}
        title={t(isReturn ? 'console.reviews.return_title' : 'console.reviews.countersign_title', { month })}
        okText={t(isReturn ? 'console.reviews.return' : 'console.reviews.countersign')}
        cancelText={t('console.cancel')}
        okButtonProps={{
          htmlType: 'submit',
          form: 'countersign',
          loading: countersign.isPending || giveBack.isPending,
        }}
        destroyOnHidden
        onCancel={close}
      >
        <div className={styles.stack}>
          <p>
            {isReturn
              ? t('console.reviews.return_text')
              : t('console.reviews.countersign_text', { name: reviewerName ?? '', count: reviewerActs })}
          </p>
          <Form id="countersign" layout="vertical" requiredMark={false} onFinish={finish}>
            <Form.Item
              name="text"
              validateFirst
              label={t(isReturn ? 'console.reviews.return_reason' : 'console.reviews.note')}
              {...(isReturn && { rules })}
            >
              <Input.TextArea rows={3} maxLength={2000} />
            </Form.Item>
          </Form>
        </div>
      </Modal>
    </>
  )
}
