import { useEffect, useState } from 'react'
import { EyeOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import type { CallResponse } from '@smartym/contract'
import { call as callApi } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'

/** A revealed number goes back behind its mask: nobody leaves it on a screen. */
const shownMs = 30_000

/** The customer's number, masked; shown whole for half a minute after an act that leaves a trace (SEC-12). */
export function RevealableNumber({ call }: { readonly call: CallResponse }) {
  const t = useTranslate()
  const { message } = App.useApp()
  const mayReveal = useMay('numbers:reveal')
  const [revealed, setRevealed] = useState<string | undefined>()
  const reveal = useMutation({
    mutationFn: () => callApi('revealCallNumber', { params: { callId: call.callId } }),
    onSuccess: ({ text }) => setRevealed(text),
    onError: (error) => void message.error(error.message),
    gcTime: 0,
  })
  useEffect(() => {
    if (revealed === undefined) return undefined
    const timer = setTimeout(() => setRevealed(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [revealed])

  if (revealed !== undefined) return <b aria-live="polite">{revealed}</b>
  return (
    <span>
      {call.customerNumber.text}{' '}
      {call.customerNumber.isMasked && mayReveal && (
        <Popconfirm
          title={t('console.call.reveal_title')}
          description={t('console.call.reveal_text')}
          okText={t('console.call.reveal')}
          onConfirm={() => reveal.mutate()}
        >
          <Button type="link" size="small" icon={<EyeOutlined />} loading={reveal.isPending}>
            {t('console.call.reveal')}
          </Button>
        </Popconfirm>
      )}
    </span>
  )
}
