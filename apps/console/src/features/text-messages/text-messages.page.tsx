import { getRouteApi } from '@tanstack/react-router'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { Page } from '../../ui/page.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { HistoryPanel } from './history.panel.tsx'
import { NewTemplateButton } from './template.dialog.tsx'
import { TemplatesPanel } from './templates.panel.tsx'
import { textsTabs } from './text-messages.search.ts'

const route = getRouteApi('/frame/text-messages')

/** Texts to callers whom nobody answered, and their words (INB-1). */
export function TextMessagesPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const { tab = 'history' } = search
  const mayList = useMay('text_templates:list')
  const mayChange = useMay('text_templates:change')
  const tabs = textsTabs.filter((key) => key === 'history' || mayList)
  return (
    <Page title={t('console.texts.title')} isWide acts={mayChange && <NewTemplateButton />}>
      <SavedViews
        list="text-messages"
        views={tabs.map((key) => ({
          key,
          title: t(`console.texts.tab.${key}`),
          search: key === 'history' ? {} : { tab: key },
        }))}
        search={{ ...search }}
      />
      {tab === 'templates' && mayList ? <TemplatesPanel /> : <HistoryPanel search={search} />}
    </Page>
  )
}
