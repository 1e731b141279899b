import { useRef } from 'react'
import { Alert, Button, Checkbox, Form, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea.js'
import { type TemplateFault, textVariables } from '@smartym/contract/constants'
import {
  renderText,
  templateFaults,
  textBytes,
  textFormOf,
  textParts,
  usualValues,
} from '@smartym/rules/text-messages'
import { useTranslate } from '../../platform/language.ts'
import { TemplateSize } from './template-size.tsx'
import styles from './text-messages.module.css'

/** What is typed of a template. */
export interface Words {
  readonly name: string
  readonly body: string
  readonly isAdvertising: boolean
}

/** As long as a company's name is; the server measures by its own. */
const usual = usualValues('한빛캐피탈')

export function faultsOf({ body, isAdvertising }: Words): TemplateFault[] {
  return templateFaults(body, isAdvertising, usual)
}

/** The words with what they will look like, how long they are, and what speaks against them. */
export function WordsFields({
  words,
  onChange,
}: {
  readonly words: Words
  readonly onChange: (words: Words) => void
}) {
  const t = useTranslate()
  const area = useRef<TextAreaRef>(null)
  const { name, body, isAdvertising } = words
  const shown = renderText(body, usual)
  const faults = faultsOf(words).filter((fault) => fault !== 'empty')
  const insert = (variable: string) => {
    const field = area.current?.resizableTextArea?.textArea
    const at = field?.selectionStart ?? body.length
    onChange({ ...words, body: `${body.slice(0, at)}{${variable}}${body.slice(field?.selectionEnd ?? at)}` })
    field?.focus()
  }
  return (
    <>
      <Form.Item label={t('console.texts.name')} htmlFor="template-name">
        <Input
          id="template-name"
          maxLength={60}
          value={name}
          onChange={({ target }) => onChange({ ...words, name: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('console.texts.body')} htmlFor="template-body">
        <Input.TextArea
          ref={area}
          id="template-body"
          rows={5}
          maxLength={2000}
          value={body}
          onChange={({ target }) => onChange({ ...words, body: target.value })}
        />
        <fieldset className={styles.variables} aria-label={t('console.texts.insert')}>
          {textVariables.map((variable) => (
            <Button key={variable} size="small" onClick={() => insert(variable)}>
              {t(`text_variable.${variable}`)}
            </Button>
          ))}
        </fieldset>
      </Form.Item>
      <Form.Item help={t('console.texts.advertising_help')}>
        <Checkbox
          checked={isAdvertising}
          onChange={({ target }) => onChange({ ...words, isAdvertising: target.checked })}
        >
          {t('console.texts.advertising')}
        </Checkbox>
      </Form.Item>
      {faults.map((fault) => (
        <Alert key={fault} type="warning" showIcon title={t(`template_fault.${fault}`)} />
      ))}
      {body !== '' && (
        <section className={styles.preview} aria-label={t('console.texts.preview')}>
          <h3>{t('console.texts.preview')}</h3>
          <p className={styles.words}>{shown}</p>
          <TemplateSize bytes={textBytes(shown)} form={textFormOf(shown)} parts={textParts(shown)} />
        </section>
      )}
    </>
  )
}
