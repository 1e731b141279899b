import { useRef, useState } from 'react'
import { Input, type InputRef, Modal } from 'antd'
import { formatDuration } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useMarkChanges } from './marks.panel.tsx'

export interface MarkDialogProps {
  readonly recordingId: string
  /** The place; undefined while the dialog is closed. */
  readonly atMs: number | undefined
  readonly onClose: () => void
}

/** Puts a word to a place in the sound. */
export function MarkDialog({ recordingId, atMs, onClose }: MarkDialogProps) {
  const t = useTranslate()
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const { add } = useMarkChanges(recordingId)
  const save = () => {
    const word = text.trim()
    if (atMs === undefined || word === '') return
    add.mutate({ atMs: Math.round(atMs), text: word }, { onSuccess: onClose })
  }
  return (
    <Modal
      open={atMs !== undefined}
      title={t('console.mark.add', { at: formatDuration(atMs ?? 0) })}
      okText={t('console.save')}
      confirmLoading={add.isPending}
      width={420}
      onOk={save}
      onCancel={onClose}
      afterOpenChange={(isOpen) => {
        if (isOpen) input.current?.focus()
        else setText('')
      }}
    >
      <Input
        ref={input}
        value={text}
        maxLength={200}
        aria-label={t('console.mark.text')}
        placeholder={t('console.mark.text')}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={save}
      />
    </Modal>
  )
}
