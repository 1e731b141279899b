import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Badge, Tooltip } from 'antd'
import { useWaitingRequests } from '../../features/recordings/listening/waiting-requests.ts'
import { useReviewsToDo } from '../../features/reviews/reviews-to-do.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMediaQuery } from '../../platform/media-query.ts'
import { changePreferences, usePreferences } from '../../platform/preferences.ts'
import { useSession } from '../../platform/session.ts'
import { type NavigationEntry, navigation } from '../pages.ts'
import styles from './navigation.module.css'

/** What waits behind a page, and whether it has waited too long. */
interface Waiting {
  readonly count: number
  readonly isLate?: boolean
}

interface EntryProps {
  readonly entry: NavigationEntry
  readonly isFolded: boolean
  readonly waiting: Waiting
}

function Entry({ entry, isFolded, waiting: { count, isLate = false } }: EntryProps) {
  const t = useTranslate()
  const title = t(entry.phrase)
  const Icon = entry.icon
  return (
    <li>
      <Tooltip title={isFolded ? title : ''} placement="right">
        <Link to={entry.to} className={styles.entry} activeProps={{ 'aria-current': 'page' }}>
          <Badge dot={isFolded && count > 0} offset={[2, 2]}>
            <Icon aria-hidden />
          </Badge>
          <span className={isFolded ? 'visually-hidden' : styles.title}>{title}</span>
          {count > 0 && (
            <span className={isFolded ? 'visually-hidden' : styles.waiting} data-late={isLate}>
              <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
              <span className="visually-hidden">
                {t(isLate ? 'console.nav.overdue' : 'console.nav.waiting', { count })}
              </span>
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
  const requests = useWaitingRequests()
  const reviews = useReviewsToDo()
  const waitingAt: Readonly<Record<string, Waiting>> = {
    '/listen-requests': { count: requests },
    '/reviews': reviews,
  }
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
                  waiting={waitingAt[entry.to] ?? { count: 0 }}
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
