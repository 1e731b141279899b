import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Badge, Tooltip } from 'antd'
import { useWaitingRequests } from '../../features/recordings/listening/waiting-requests.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMediaQuery } from '../../platform/media-query.ts'
import { changePreferences, usePreferences } from '../../platform/preferences.ts'
import { useSession } from '../../platform/session.ts'
import { type NavigationEntry, navigation } from '../pages.ts'
import styles from './navigation.module.css'

interface EntryProps {
  readonly entry: NavigationEntry
  readonly isFolded: boolean
  readonly waiting: number
}

function Entry({ entry, isFolded, waiting }: EntryProps) {
  const t = useTranslate()
  const title = t(entry.phrase)
  const Icon = entry.icon
  return (
    <li>
      <Tooltip title={isFolded ? title : ''} placement="right">
        <Link to={entry.to} className={styles.entry} activeProps={{ 'aria-current': 'page' }}>
          <Badge dot={isFolded && waiting > 0} offset={[2, 2]}>
            <Icon aria-hidden />
          </Badge>
          <span className={isFolded ? 'visually-hidden' : styles.title}>{title}</span>
          {waiting > 0 && (
            <span className={isFolded ? 'visually-hidden' : styles.waiting}>
              <span aria-hidden="true">{waiting > 99 ? '99+' : waiting}</span>
              <span className="visually-hidden">{t('console.nav.waiting', { count: waiting })}</span>
            </span>
          )}
        </Link>
      </Tooltip>
    </li>
  )
}

/** The pages at the left, in their groups. */
export function Navigation() {
  const t = useTranslate()
  const { permissions, companyName } = useSession()
  const isNarrow = useMediaQuery('(max-width: 960px)')
  const isFolded = usePreferences().isNavigationFolded || isNarrow
  const waiting = useWaitingRequests()
  const groups = navigation
    .map(({ phrase, entries }) => ({
      phrase,
      entries: entries.filter(({ permission }) => permissions.includes(permission)),
    }))
    .filter(({ entries }) => entries.length > 0)
  const foldText = t(isFolded ? 'console.nav.unfold' : 'console.nav.fold')
  return (
    <nav className={styles.navigation} data-folded={isFolded} aria-label={t('console.nav.label')}>
      <Link to="/" className={styles.brand}>
        <img src="/favicon.svg" alt="" width="28" height="28" />
        {!isFolded && (
          <span className={styles.names}>
            <b>SmartyM</b>
            <span className="cut quiet">{companyName}</span>
          </span>
        )}
        {isFolded && <span className="visually-hidden">SmartyM</span>}
      </Link>
      <div className={styles.groups}>
        {groups.map(({ phrase, entries }) => (
          <section key={phrase} aria-label={t(phrase)}>
            <h2 className={isFolded ? 'visually-hidden' : styles.group}>{t(phrase)}</h2>
            <ul>
              {entries.map((entry) => (
                <Entry
                  key={entry.to}
                  entry={entry}
                  isFolded={isFolded}
                  waiting={entry.to === '/listen-requests' ? waiting : 0}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {!isNarrow && (
        <button
          type="button"
          className={styles.fold}
          aria-label={foldText}
          title={foldText}
          onClick={() => changePreferences({ isNavigationFolded: !isFolded })}
        >
          {isFolded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        </button>
      )}
    </nav>
  )
}
