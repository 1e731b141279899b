import { Tooltip } from 'antd'
import { HelpButton } from '../../ui/manual/help-button.tsx'
import { useTranslate } from '../../platform/language.ts'
import { useSession } from '../../platform/session.ts'
import { AccountMenu } from './account-menu.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { SearchBox } from './search-box.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import styles from './top-bar.module.css'

/** Search, language, light and dark, help and account above every page. */
export function TopBar() {
  const t = useTranslate()
  const { isDemo } = useSession()
  return (
    <header className={styles.bar}>
      <SearchBox />
      <div className={styles.tools}>
        {isDemo && (
          <Tooltip title={t('console.demo_text')}>
            <a className={styles.demo} href="/demo">
              {t('console.demo')}
            </a>
          </Tooltip>
        )}
        <LanguageMenu />
        <ThemeSwitch />
        <HelpButton />
        <AccountMenu />
      </div>
    </header>
  )
}
