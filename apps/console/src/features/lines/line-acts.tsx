import { useState } from 'react'
import { EllipsisOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Modal } from 'antd'
import type { LineResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { LineHistoryDialog } from './line-history.dialog.tsx'
import { LineForm } from './line.form.tsx'
import { VerifyLineDialog } from './verify-line.dialog.tsx'

interface DialogProps {
  readonly line: LineResponse
  readonly onClose: () => void
}

function RemoveDialog({ line, onClose }: DialogProps) {
  const t = useTranslate()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call('removeLine', { params: { lineId: line.lineId } }),
    async onSuccess() {
      void message.success(t('console.line.removed'))
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['lines'] })
    },
  })
  return (
    <Modal
      open
      title={`${t('console.line.remove')} · ${line.number.text}`}
      okText={t('console.line.remove')}
      cancelText={t('console.cancel')}
      okType="default"
      okButtonProps={{ danger: true, loading: remove.isPending }}
      onOk={() => remove.mutate()}
      onCancel={onClose}
    >
      {remove.isError && <Alert type="error" showIcon role="alert" title={remove.error.message} />}
      <p>{t('console.line.remove_text')}</p>
    </Modal>
  )
}

type LineAct = 'change' | 'verify' | 'history' | 'remove'

const dialogs: Readonly<Record<LineAct, (props: DialogProps) => React.ReactNode>> = {
  change: LineForm,
  verify: VerifyLineDialog,
  history: LineHistoryDialog,
  remove: RemoveDialog,
}

/** What one may do to a line; its history everybody who sees it may see. */
export function LineActs({ line }: { readonly line: LineResponse }) {
  const t = useTranslate()
  const mayChange = useMay('lines:change')
  const [act, setAct] = useState<LineAct>()
  const acts: readonly LineAct[] = mayChange ? ['change', 'verify', 'history', 'remove'] : ['history']
  const Dialog = act && dialogs[act]
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: acts.map((key) => ({ key, label: t(`console.line.${key}`), danger: key === 'remove' })),
          onClick: ({ key }) => setAct(key as LineAct),
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<EllipsisOutlined />}
          aria-label={`${line.number.text} ${t('console.line.acts')}`}
        />
      </Dropdown>
      {Dialog && <Dialog line={line} onClose={() => setAct(undefined)} />}
    </>
  )
}
