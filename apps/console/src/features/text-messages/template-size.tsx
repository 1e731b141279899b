import type { TextTemplateResponse } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'

/** How long a text is, as carriers count it. */
export function TemplateSize({ bytes, form, parts }: Pick<TextTemplateResponse, 'bytes' | 'form' | 'parts'>) {
  const t = useTranslate()
  return (
    <span>
      {form !== null && `${t(`text_form.${form}`)} `}
      <span className="quiet">{t('console.texts.size_of', { bytes, parts })}</span>
    </span>
  )
}
