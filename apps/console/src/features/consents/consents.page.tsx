import { getRouteApi } from '@tanstack/react-router'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { Page } from '../../ui/page.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { consentsTabs } from './consents.search.ts'
import { HistoryPanel } from './history.panel.tsx'
import { NewVersionButton } from './new-version.button.tsx'
import { TextsPanel } from './texts.panel.tsx'

const route = getRouteApi('/frame/consents')

/** Texts that agents agree to on their phones, and what was said to them (DIS-4). */
export function ConsentsPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const { tab = 'texts' } = search
  const mayPublish = useMay('consents:publish')
  return (
    <Page title={t('console.consents.title')} isWide acts={mayPublish && <NewVersionButton />}>
      <SavedViews
        list="consents"
        views={consentsTabs.map((key) => ({
          key,
          title: t(`console.consents.tab.${key}`),
          search: key === 'texts' ? {} : { tab: key },
        }))}
        search={{ ...search }}
      />
      {tab === 'texts' ? <TextsPanel search={search} /> : <HistoryPanel search={search} />}
    </Page>
  )
}
