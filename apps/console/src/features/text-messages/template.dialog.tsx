import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Modal, Select } from 'antd'
import type { TextTemplateResponse } from '@smartym/contract'
import { type TextTemplateLevel, textTemplateLevels } from '@smartym/contract/constants'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { OrgUnitSelect } from '../../ui/org-unit-select.tsx'
import { SearchSelect } from '../../ui/search-select.tsx'
import { TemplateVersions } from './template-versions.tsx'
import { faultsOf, type Words, WordsFields } from './template-words.tsx'

interface Target {
  readonly level: TextTemplateLevel
  readonly targetId?: string | undefined
}

const findLines = async (search: string, signal: AbortSignal) => {
  const found = await call('listLines', { query: { limit: 20, ...(search !== '' && { search }) } }, signal)
  return found.items.map(({ lineId, number, agentName }) => ({
    value: lineId,
    label: agentName === null ? number.text : `${number.text} ${agentName}`,
  }))
}

function TargetFields({
  target,
  onChange,
}: {
  readonly target: Target
  readonly onChange: (target: Target) => void
}) {
  const t = useTranslate()
  const { level, targetId } = target
  const choose = (next: string | undefined) => onChange({ level, targetId: next })
  return (
    <>
      <Form.Item label={t('console.texts.level')} htmlFor="template-level">
        <Select
          id="template-level"
          value={level}
          options={textTemplateLevels.map((value) => ({ value, label: t(`text_level.${value}`) }))}
          onChange={(next) => onChange({ level: next })}
        />
      </Form.Item>
      {level !== 'company' && (
        <Form.Item label={t(`text_level.${level}`)} htmlFor="template-target">
          {level === 'org_unit' ? (
            <OrgUnitSelect id="template-target" isWide value={targetId} onChange={choose} />
          ) : (
            <SearchSelect
              id="template-target"
              queryKey={['lines']}
              find={findLines}
              value={targetId}
              onChange={choose}
            />
          )}
        </Form.Item>
      )}
    </>
  )
}

function useSave(template: TextTemplateResponse | undefined, onClose: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ target, words }: { target: Target; words: Words }) => {
      if (template !== undefined) {
        const { textTemplateId, version } = template
        return call('changeTextTemplate', { params: { textTemplateId }, body: { ...words, version } })
      }
      const { level, targetId } = target
      return call('createTextTemplate', {
        body: { ...words, level, ...(targetId !== undefined && { targetId }) },
      })
    },
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['text-templates'] }),
  })
}

function RemoveButton({ template, onClose }: DialogProps & { readonly template: TextTemplateResponse }) {
  const t = useTranslate()
  const client = useQueryClient()
  const { message, modal } = App.useApp()
  const { textTemplateId } = template
  const remove = useMutation({
    mutationFn: () => call('removeTextTemplate', { params: { textTemplateId } }),
    onSuccess: onClose,
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['text-templates'] }),
  })
  const ask = () =>
    void modal.confirm({
      title: t('console.texts.remove'),
      content: t('console.texts.remove_text'),
      okText: t('console.texts.remove'),
      cancelText: t('console.cancel'),
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutateAsync().then(
          () => undefined,
          () => undefined,
        ),
    })
  return (
    <Button danger onClick={ask}>
      {t('console.texts.remove')}
    </Button>
  )
}

interface DialogProps {
  /** Undefined for a new one. */
  readonly template?: TextTemplateResponse | undefined
  readonly onClose: () => void
}

/** The words of one template, with their length as they are typed. */
export function TemplateDialog({ template, onClose }: DialogProps) {
  const t = useTranslate()
  const [target, setTarget] = useState<Target>({ level: 'company' })
  const [words, setWords] = useState<Words>({
    name: template?.name ?? '',
    body: template?.body ?? '',
    isAdvertising: template?.isAdvertising ?? false,
  })
  const save = useSave(template, onClose)
  const hasTarget = template !== undefined || target.level === 'company' || target.targetId !== undefined
  const isReady = hasTarget && words.name.trim() !== '' && faultsOf(words).length === 0
  return (
    <Modal
      open
      width={640}
      title={t(template === undefined ? 'console.texts.new_template' : 'console.texts.change_template')}
      okText={t('console.save')}
      cancelText={t('console.cancel')}
      okButtonProps={{ disabled: !isReady, loading: save.isPending }}
      onOk={() => save.mutate({ target, words })}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {template === undefined && <TargetFields target={target} onChange={setTarget} />}
        <WordsFields words={words} onChange={setWords} />
      </Form>
      {save.isError && <Alert type="error" showIcon role="alert" title={save.error.message} />}
      {template !== undefined && (
        <>
          <TemplateVersions template={template} />
          <RemoveButton template={template} onClose={onClose} />
        </>
      )}
    </Modal>
  )
}

/** Begins a template; shown to whoever may make one. */
export function NewTemplateButton() {
  const t = useTranslate()
  const mayChange = useMay('text_templates:change')
  const [isOpen, setIsOpen] = useState(false)
  if (!mayChange) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsOpen(true)}>
        {t('console.texts.new_template')}
      </Button>
      {isOpen && <TemplateDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}
