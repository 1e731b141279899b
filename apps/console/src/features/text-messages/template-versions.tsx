import { useQuery } from '@tanstack/react-query'
import type { TextTemplateResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { TimeText } from '../../ui/texts.tsx'
import styles from './text-messages.module.css'

/** What the template said before, newest first; nothing for one that was never changed. */
export function TemplateVersions({ template }: { readonly template: TextTemplateResponse }) {
  const t = useTranslate()
  const { textTemplateId, version } = template
  const { data } = useQuery({
    queryKey: ['text-templates', textTemplateId, 'versions', version],
    queryFn: ({ signal }) => call('listTextTemplateVersions', { params: { textTemplateId } }, signal),
  })
  const earlier = (data?.items ?? []).filter((each) => each.version !== version)
  if (earlier.length === 0) return null
  return (
    <section aria-label={t('console.texts.versions')}>
      <h3>{t('console.texts.versions')}</h3>
      <ol className={styles.versions}>
        {earlier.map((each) => (
          <li key={each.version} value={each.version}>
            <span className="quiet">
              <TimeText at={each.changedAt} /> {each.changedBy}
            </span>
            <p className={styles.words}>{each.body}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
