import { type ReactNode, useEffect, useState } from 'react'
import { EyeOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import type { CallResponse } from '@smartym/contract'
import { call as callApi } from '../platform/api.ts'
import { useTranslate } from '../platform/language.ts'
import { isProblem } from '../platform/problem.ts'
import { useMay } from '../platform/session.ts'
import { useShortcut } from '../platform/shortcuts.ts'
import type { Fact } from './panel.tsx'
import { NoValue } from './texts.tsx'

/** What is revealed goes back behind its mask: nobody leaves it on a screen. */
const shownMs = 30_000

/** A value that is shown for half a minute. */
function useShortly<Value>() {
  const [value, setValue] = useState<Value | undefined>()
  useEffect(() => {
    if (value === undefined) return undefined
    const timer = setTimeout(() => setValue(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [value])
  return [value, setValue] as const
}

interface QuestionProps {
  readonly title: string
  /** What its button says. */
  readonly act: string
  /** Asks the server; throws its refusal. */
  readonly reveal: (reason: string | undefined) => Promise<void>
  readonly onClose: () => void
}

/* The reason may be left out where the company wants none; its server says when it wants one. */
function RevealQuestion({ title, act, reveal, onClose }: QuestionProps) {
  const t = useTranslate()
  const [form] = Form.useForm<{ reason?: string }>()
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ reason }: { reason?: string }) => reveal(reason?.trim() || undefined),
    onSuccess: onClose,
    gcTime: 0,
  })
  return (
    <Modal
      open
      title={title}
      okText={act}
      cancelText={t('console.cancel')}
      okButtonProps={{ autoFocus: true, loading: isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={mutate}>
        <p className="quiet">{t('console.call.reveal_text')}</p>
        {error !== null && <Alert type="error" showIcon title={error.message} />}
        <Form.Item
          name="reason"
          label={t('console.field.reason')}
          rules={[
            {
              required: isProblem(error, 'customers.reveal_reason_required'),
              min: 5,
              whitespace: true,
              message: t('console.export.reason_required'),
            },
          ]}
        >
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}

interface RevealProps {
  readonly masked: ReactNode
  readonly title: string
  /** `V`; also the key that is pressed. */
  readonly keyLabel: string
  readonly phrase: 'console.key.reveal_number' | 'console.key.reveal_name'
  readonly reveal: QuestionProps['reveal']
}

function RevealButton({ masked, title, keyLabel, phrase, reveal }: RevealProps) {
  const t = useTranslate()
  const [isAsked, setAsked] = useState(false)
  useShortcut({ keys: keyLabel.toLowerCase(), label: keyLabel, phrase }, () => setAsked(true))
  return (
    <span>
      {masked}{' '}
      <Button type="link" size="small" icon={<EyeOutlined />} title={keyLabel} onClick={() => setAsked(true)}>
        {t(phrase)}
      </Button>
      {isAsked && (
        <RevealQuestion title={title} act={t(phrase)} reveal={reveal} onClose={() => setAsked(false)} />
      )}
    </span>
  )
}

/** A call, or a recording of it, as far as its customer goes. */
type CustomerOfCall = Pick<
  CallResponse,
  'callId' | 'customerNumber' | 'customerName' | 'customerReference' | 'isCustomerNameMasked'
>

/**
 * The customer's name, number and reference as facts of a page: masked, and shown whole for half a minute after an act that
 * leaves a trace (SEC-12).
 */
export function useCustomerFacts(call: CustomerOfCall | undefined): readonly Fact[] {
  const t = useTranslate()
  const mayRevealNumber = useMay('numbers:reveal')
  const mayRevealName = useMay('names:reveal')
  const [number, setNumber] = useShortly<string>()
  const [person, setPerson] = useShortly<{ name: string | null; reference: string | null }>()
  if (call === undefined) return []
  const { callId, customerNumber, customerName, customerReference, isCustomerNameMasked } = call
  const inputOf = (reason: string | undefined) => ({
    params: { callId },
    body: reason === undefined ? {} : { reason },
  })
  const nameText = customerName ?? <NoValue />
  const isNameRevealable = isCustomerNameMasked && mayRevealName && person === undefined
  const isNumberRevealable = customerNumber.isMasked && mayRevealNumber && number === undefined
  return [
    {
      name: t('console.field.customer'),
      value: isNameRevealable ? (
        <RevealButton
          masked={nameText}
          title={t('console.call.reveal_name_title')}
          keyLabel="N"
          phrase="console.key.reveal_name"
          reveal={async (reason) => setPerson(await callApi('revealCallName', inputOf(reason)))}
        />
      ) : person === undefined ? (
        nameText
      ) : (
        <b aria-live="polite">{person.name ?? <NoValue />}</b>
      ),
    },
    {
      name: t('console.field.phone_number'),
      value: isNumberRevealable ? (
        <RevealButton
          masked={customerNumber.text}
          title={t('console.call.reveal_title')}
          keyLabel="V"
          phrase="console.key.reveal_number"
          reveal={async (reason) => setNumber((await callApi('revealCallNumber', inputOf(reason))).text)}
        />
      ) : number === undefined ? (
        customerNumber.text
      ) : (
        <b aria-live="polite">{number}</b>
      ),
    },
    {
      name: t('console.field.customer_reference'),
      value: person?.reference ?? customerReference ?? <NoValue />,
    },
  ]
}
