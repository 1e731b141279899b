import { GlobalOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { Language } from '@smartym/contract'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { changePreferences } from '../../platform/preferences.ts'
import styles from './top-bar.module.css'

const names: Readonly<Record<Language, string>> = {
  ko: '한국어',
  en: 'English',
  ja: '日本語',
  zh: '简体中文',
}
const languages: readonly Language[] = ['ko', 'en', 'ja', 'zh']

/** Changes the page's language at once. */
export function LanguageMenu() {
  const t = useTranslate()
  const language = useLanguage()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [language],
        items: languages.map((key) => ({ key, label: <span lang={key}>{names[key]}</span> })),
        onClick: ({ key }) => changePreferences({ language: languages.find((one) => one === key) ?? null }),
      }}
    >
      <Button
        type="text"
        icon={<GlobalOutlined />}
        aria-label={t('console.language', { name: names[language] })}
      >
        <span className={styles.name}>{names[language]}</span>
      </Button>
    </Dropdown>
  )
}
