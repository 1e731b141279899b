import { useState } from 'react'
import { ArrowRightOutlined } from '@ant-design/icons'
import { Alert, Form, Modal } from 'antd'
import type { SettingChangePreview, SettingDefinitionResponse, SettingTarget } from '@smartym/contract'
import { useFormat } from '../../platform/format.ts'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { isProblem } from '../../platform/problem.ts'
import { ProblemNote } from '../../ui/notes.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { type Edit, useChange, usePreview } from './remote-settings.queries.ts'
import styles from './remote-settings.module.css'
import { valueText } from './setting-values.ts'
import { useValueWords } from './value-words.ts'
import { ReasonField } from './reason-field.tsx'

export interface PreviewDialogProps {
  readonly target: SettingTarget
  readonly definitions: readonly SettingDefinitionResponse[]
  readonly edits: readonly Edit[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onApplied: () => void
}

interface ChangesProps {
  readonly preview: SettingChangePreview
  readonly definitions: readonly SettingDefinitionResponse[]
}

function useReachText() {
  const t = useTranslate()
  const format = useFormat()
  return ({ orgUnits, devices, agents }: { orgUnits: number; devices: number; agents: number }) =>
    t('console.settings.affected', {
      units: format.count(orgUnits),
      devices: format.count(devices),
      agents: format.count(agents),
    })
}

function Changes({ preview, definitions }: ChangesProps) {
  const t = useTranslate()
  const language = useLanguage()
  const words = useValueWords()
  const reachText = useReachText()
  return (
    <ul className={styles.changes}>
      {preview.changes.map((change) => {
        const definition = definitions.find(({ key }) => key === change.key)
        if (definition === undefined) return null
        const text = (value: unknown) => valueText(value, definition, words)
        return (
          <li key={change.key}>
            <b>{definition.name[language]}</b>
            <p>
              {text(change.before)} <ArrowRightOutlined aria-label="→" /> <b>{text(change.after)}</b>
            </p>
            <p className="quiet">{reachText(change)}</p>
            {change.overriddenBelow > 0 && (
              <p className="quiet">
                {t('console.settings.keeps_own')}:{' '}
                {change.overrides.map(({ name, value }) => `${name} (${text(value)})`).join(', ')}
                {change.overriddenBelow > change.overrides.length && ' …'}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Who would be affected and how; asks why, then applies. */
export function PreviewDialog(props: PreviewDialogProps) {
  const { target, definitions, edits, isOpen, onClose, onApplied } = props
  const t = useTranslate()
  const reachText = useReachText()
  const preview = usePreview(target, edits, isOpen)
  const change = useChange(target)
  const [form] = Form.useForm<{ reason: string }>()
  const [isTried, setTried] = useState(false)
  const { data } = preview
  const apply = ({ reason }: { reason: string }) => {
    if (data === undefined) return
    setTried(true)
    change.mutate(
      { version: data.version, reason, edits },
      {
        onSuccess: () => {
          form.resetFields()
          setTried(false)
          onApplied()
        },
      },
    )
  }
  const problem = isTried && isProblem(change.error) ? change.error.message : undefined
  return (
    <Modal
      open={isOpen}
      title={t('console.settings.preview')}
      width={640}
      okText={t('console.settings.apply')}
      cancelText={t('console.cancel')}
      okButtonProps={{ disabled: (data?.changes.length ?? 0) === 0, loading: change.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {preview.error ? (
        <ProblemNote error={preview.error} onRetry={() => void preview.refetch()} />
      ) : data === undefined ? (
        <PageSkeleton />
      ) : (
        <>
          <p className={styles.reach}>{reachText(data)}</p>
          <Changes preview={data} definitions={definitions} />
        </>
      )}
      {problem !== undefined && <Alert type="error" showIcon title={problem} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={apply}>
        <ReasonField />
      </Form>
    </Modal>
  )
}
