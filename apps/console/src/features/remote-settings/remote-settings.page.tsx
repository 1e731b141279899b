import { getRouteApi } from '@tanstack/react-router'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { MarkedText } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { ViewTabs } from '../../ui/view-tabs.tsx'
import { HistoryPanel } from './history.panel.tsx'
import { ReceiptsPanel } from './receipts.panel.tsx'
import { placeOf, type RemoteSettingsSearch, settingsTabs, targetOf } from './remote-settings.search.ts'
import { useReceiptCounts, useSettings } from './remote-settings.queries.ts'
import styles from './remote-settings.module.css'
import { ScopeTree } from './scope-tree.tsx'
import { ValuesPanel } from './values.panel.tsx'

const route = getRouteApi('/frame/settings')

/** How many phones of the place have what they should. */
function Progress({ search }: { readonly search: RemoteSettingsSearch }) {
  const t = useTranslate()
  const format = useFormat()
  const counts = useReceiptCounts(targetOf(search)).data
  if (counts === undefined) return null
  const { applied, waiting, offline, not_possible: notPossible } = counts
  const total = applied + waiting + offline + notPossible
  if (total === 0) return null
  const text = t('console.settings.progress', { applied: format.count(applied), total: format.count(total) })
  return applied === total ? (
    <MarkedText tone="green" shape="check" text={text} />
  ) : (
    <MarkedText tone={notPossible > 0 ? 'red' : 'blue'} shape="clock" text={text} />
  )
}

/** Settings of the company, a unit or a phone (MON-2). */
export function RemoteSettingsPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { device, tab = 'values' } = search
  const target = targetOf(search)
  const settings = useSettings(target)
  const place = placeOf(search)
  const change = (changes: RemoteSettingsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined }), replace: true })
  const views = settingsTabs.map((key) => ({
    key,
    title: t(`console.settings.tab.${key}`),
    search: key === 'values' ? place : { ...place, tab: key },
  }))
  const name = target.level === 'company' ? t('console.settings.whole_company') : settings.data?.name
  return (
    <Page title={t('console.settings.title')} isWide beside={<Progress search={search} />}>
      <div className={styles.columns}>
        <ScopeTree search={search} deviceName={device === undefined ? undefined : settings.data?.name} />
        <div className={styles.column}>
          <h2 className={styles.place}>{name}</h2>
          <ViewTabs
            label={t('console.settings.title')}
            views={views}
            search={tab === 'values' ? place : { ...place, tab }}
          />
          {tab === 'values' && (
            <ValuesPanel
              key={target.targetId ?? 'company'}
              target={target}
              search={search}
              onSearch={change}
            />
          )}
          {tab === 'history' && <HistoryPanel target={target} search={search} onSearch={change} />}
          {tab === 'receipts' && <ReceiptsPanel target={target} search={search} onSearch={change} />}
        </div>
      </div>
    </Page>
  )
}
