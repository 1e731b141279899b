import { type ReactNode, useRef, useState } from 'react'
import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { useTranslate } from '../platform/language.ts'
import { useShortcut } from '../platform/shortcuts.ts'
import { Key } from './texts.tsx'
import styles from './decide.module.css'

/** The part below what one reads, where one decides on it or is told why not; `acts` stand at its end. */
export function DecideBox({ children, acts }: { readonly children?: ReactNode; readonly acts?: ReactNode }) {
  return (
    <div className={styles.decide}>
      {children}
      {acts !== undefined && <div className={styles.acts}>{acts}</div>}
    </div>
  )
}

export interface DecideProps {
  readonly isPending: boolean
  /** Undefined without a remark. */
  readonly onApprove: (note: string | undefined) => void
  /** Never without its reason. */
  readonly onRefuse: (note: string) => void
}

/**
 * Decides on what stands open in an inbox: `a` approves; `r` goes to the reason for refusing, without which there is
 * no refusal. In the reason Ctrl and Enter refuse, Escape goes back to the list's keys.
 */
export function Decide({ isPending, onApprove, onRefuse }: DecideProps) {
  const t = useTranslate()
  const note = useRef<TextAreaRef>(null)
  const [text, setText] = useState('')
  const [isNoteMissing, setNoteMissing] = useState(false)
  const trimmed = text.trim()
  const approve = () => onApprove(trimmed === '' ? undefined : trimmed)
  const refuse = () => {
    setNoteMissing(trimmed === '')
    if (trimmed === '') note.current?.focus()
    else onRefuse(trimmed)
  }
  useShortcut({ keys: 'a', label: 'A', phrase: 'console.key.approve' }, approve, !isPending)
  useShortcut({ keys: 'r', label: 'R', phrase: 'console.key.refuse' }, refuse, !isPending)
  return (
    <DecideBox
      acts={
        <>
          <Button icon={<CloseOutlined />} danger loading={isPending} onClick={refuse}>
            {t('console.request.refuse')} <Key label="R" />
          </Button>
          <Button type="primary" icon={<CheckOutlined />} loading={isPending} onClick={approve}>
            {t('console.request.approve')} <Key label="A" />
          </Button>
        </>
      }
    >
      <Input.TextArea
        ref={note}
        value={text}
        rows={2}
        maxLength={500}
        status={isNoteMissing ? 'error' : ''}
        aria-label={t('console.request.note')}
        placeholder={t('console.request.note')}
        onChange={(event) => {
          setText(event.target.value)
          setNoteMissing(false)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) refuse()
          if (event.key === 'Escape') note.current?.blur()
        }}
      />
      {isNoteMissing && (
        <p role="alert" className="quiet">
          {t('console.request.note_required')}
        </p>
      )}
    </DecideBox>
  )
}
