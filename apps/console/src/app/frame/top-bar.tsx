import { useState } from 'react'
import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslate } from '../../platform/language.ts'
import { useSession } from '../../platform/session.ts'
import { useShortcut } from '../../platform/shortcuts.ts'
import { AccountMenu } from './account-menu.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { SearchBox } from './search-box.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { ThemeSwitch } from './theme-switch.tsx'
import styles from './top-bar.module.css'

/** Search, language, light and dark, help and account above every page. */
export function TopBar() {
  const t = useTranslate()
  const { isDemo } = useSession()
  const [isHelpOpen, setHelpOpen] = useState(false)
  useShortcut({ keys: 'shift+slash', label: '?', phrase: 'console.key.help' }, () => setHelpOpen(true))
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
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={t('console.key.help')}
          title={t('console.key.help')}
          onClick={() => setHelpOpen(true)}
        />
        <AccountMenu />
      </div>
      <ShortcutsDialog isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </header>
  )
}
