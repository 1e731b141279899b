import { useTranslate } from '../../platform/language.ts'
import { useOrgUnits } from '../../platform/lookups.ts'
import { Panel } from '../../ui/panel.tsx'
import { SearchLink } from '../../ui/search-link.tsx'
import type { RemoteSettingsSearch } from './remote-settings.search.ts'
import styles from './remote-settings.module.css'

export interface ScopeTreeProps {
  readonly search: RemoteSettingsSearch
  /** Name of the phone that is looked at. */
  readonly deviceName: string | undefined
}

/** The company and its units, and the phone that is looked at. */
export function ScopeTree({ search, deviceName }: ScopeTreeProps) {
  const t = useTranslate()
  const units = useOrgUnits()
  const { unit, device, tab } = search
  const kept = tab === undefined ? {} : { tab }
  const depthOf = (path: string) => path.split('/').filter((id) => id !== '').length
  const topDepth = Math.min(...units.map(({ path }) => depthOf(path)))
  return (
    <Panel title={t('console.settings.scope')} isFlush>
      <nav aria-label={t('console.settings.scope')} className={styles.tree}>
        <SearchLink search={kept} isCurrent={unit === undefined && device === undefined}>
          {t('console.settings.whole_company')}
        </SearchLink>
        {units.map(({ orgUnitId, name, path }) => (
          <div key={orgUnitId} className={styles.unit} data-depth={Math.min(8, depthOf(path) - topDepth + 1)}>
            <SearchLink
              search={{ ...kept, unit: orgUnitId }}
              isCurrent={unit === orgUnitId && device === undefined}
            >
              {name}
            </SearchLink>
          </div>
        ))}
        {device !== undefined && (
          <SearchLink search={{ ...kept, device }} isCurrent>
            {t('console.settings.one_phone', { name: deviceName ?? '' })}
          </SearchLink>
        )}
      </nav>
    </Panel>
  )
}
