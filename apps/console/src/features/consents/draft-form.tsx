import { useState } from 'react'
import { useBlocker } from '@tanstack/react-router'
import { Alert, App, Button, Checkbox, Form, Input } from 'antd'
import type { ConsentTextDetail, ConsentWords } from '@smartym/contract'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { Panel } from '../../ui/panel.tsx'
import { type Draft, useSaveDraft } from './consents.queries.ts'
import styles from './consents.module.css'
import { LanguageChoice, languageNames, type WordLanguage } from './text-words.tsx'

/** Languages in which something is missing still. */
export function missingLanguages({ title, body }: Pick<Draft, 'title' | 'body'>): WordLanguage[] {
  const languages = Object.keys(languageNames) as WordLanguage[]
  return languages.filter((language) => title[language].trim() === '' || body[language].trim() === '')
}

/** The words of a draft in four languages, one at a time. */
export function DraftForm({ text }: { readonly text: ConsentTextDetail }) {
  const t = useTranslate()
  const { message } = App.useApp()
  const [language, setLanguage] = useState<WordLanguage>(useLanguage())
  const [draft, setDraft] = useState<Draft>({
    isRequired: text.isRequired,
    title: text.title,
    body: text.body,
  })
  const [saved, setSaved] = useState(draft)
  const save = useSaveDraft(text.consentTextId, () => {
    setSaved(draft)
    void message.success(t('console.consents.saved'))
  })
  const isDirty = JSON.stringify(draft) !== JSON.stringify(saved)
  useBlocker({
    shouldBlockFn: () => !window.confirm(t('console.consents.leave_unsaved')),
    disabled: !isDirty,
    enableBeforeUnload: isDirty,
  })
  const change = (name: 'title' | 'body', value: string) => {
    const words: ConsentWords = { ...draft[name], [language]: value }
    setDraft({ ...draft, [name]: words })
  }
  const missing = missingLanguages(draft)
  return (
    <Panel
      title={t('console.consents.no_version')}
      extra={<LanguageChoice value={language} onChange={setLanguage} />}
    >
      <Form layout="vertical" onFinish={() => save.mutate(draft)}>
        <Form.Item label={t('console.consents.text_title')} htmlFor="consent-title">
          <Input
            id="consent-title"
            lang={language}
            maxLength={200}
            value={draft.title[language]}
            onChange={(event) => change('title', event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('console.consents.body')} htmlFor="consent-body">
          <Input.TextArea
            id="consent-body"
            lang={language}
            rows={18}
            maxLength={20_000}
            showCount
            value={draft.body[language]}
            onChange={(event) => change('body', event.target.value)}
          />
        </Form.Item>
        <Form.Item help={t('console.consents.is_required_help')}>
          <Checkbox
            checked={draft.isRequired}
            onChange={(event) => setDraft({ ...draft, isRequired: event.target.checked })}
          >
            {t('console.consents.is_required')}
          </Checkbox>
        </Form.Item>
        {missing.length > 0 && (
          <Alert
            type="info"
            showIcon
            title={t('console.consents.incomplete', {
              languages: missing.map((each) => languageNames[each]).join(', '),
            })}
          />
        )}
        <div className={styles.save}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('console.consents.save')}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}
