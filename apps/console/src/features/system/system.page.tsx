import { getRouteApi } from '@tanstack/react-router'
import { useTranslate } from '../../platform/language.ts'
import { Page } from '../../ui/page.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { ChangesPanel } from './changes.panel.tsx'
import { EnvironmentPanel } from './environment.panel.tsx'
import { ErrorsPanel } from './errors.panel.tsx'
import { type SystemSearch, systemTabs } from './system.search.ts'

const route = getRouteApi('/frame/system')

/** System history: how the installation stands, what failed, and what was set (ADM-6). */
export function SystemPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { tab = 'environment' } = search
  const change = (changes: SystemSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  const views = systemTabs.map((key) => ({
    key,
    title: t(`console.system.${key}`),
    search: key === 'environment' ? {} : { tab: key },
  }))
  return (
    <Page title={t('console.system.title')} isWide>
      <SavedViews list="system" views={views} search={{ ...search }} />
      {tab === 'environment' && <EnvironmentPanel />}
      {tab === 'errors' && <ErrorsPanel search={search} onChange={change} />}
      {tab === 'changes' && <ChangesPanel search={search} onChange={change} />}
    </Page>
  )
}
