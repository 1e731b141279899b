import type { RoleResponse } from '@smartym/contract'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { Panel } from '../../../ui/panel.tsx'
import { SearchLink } from '../../../ui/search-link.tsx'
import { keyOfRole } from './roles.queries.ts'
import styles from './roles.module.css'

export interface RoleListProps {
  readonly roles: readonly RoleResponse[]
  readonly chosen: string
}

/** Built-in and own roles, each with how many have it. */
export function RoleList({ roles, chosen }: RoleListProps) {
  const t = useTranslate()
  const format = useFormat()
  const own = roles.filter(({ ownRoleId }) => ownRoleId !== null)
  const entry = (role: RoleResponse) => (
    <li key={keyOfRole(role)}>
      <SearchLink search={{ role: keyOfRole(role) }} isCurrent={keyOfRole(role) === chosen}>
        <span>{role.name ?? t(`console.role.${role.role}`)}</span>
        <span className="quiet">
          {t('console.roles.accounts', { count: format.count(role.accountCount) })}
        </span>
      </SearchLink>
    </li>
  )
  return (
    <nav className={styles.lists} aria-label={t('console.roles.title')}>
      <Panel title={t('console.roles.built_in')} isFlush>
        <ul className={styles.list}>{roles.filter(({ ownRoleId }) => ownRoleId === null).map(entry)}</ul>
      </Panel>
      <Panel title={t('console.roles.own')} isFlush>
        {own.length === 0 ? (
          <p className={styles.empty}>{t('console.roles.own_empty')}</p>
        ) : (
          <ul className={styles.list}>{own.map(entry)}</ul>
        )}
      </Panel>
    </nav>
  )
}
