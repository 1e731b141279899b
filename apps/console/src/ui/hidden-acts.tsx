import { LockOutlined } from '@ant-design/icons'
import { useMatches } from '@tanstack/react-router'
import { Button, Popover } from 'antd'
import type { Permission } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { useFormat } from '../platform/format.ts'
import { useTranslate } from '../platform/language.ts'
import { useSession } from '../platform/session.ts'
import styles from './hidden-acts.module.css'

/** A permission in words. */
export function usePermissionText(): (permission: Permission) => string {
  const t = useTranslate()
  return (permission) => {
    const key = `console.permission.${permission}`
    return isPhraseKey(key) ? t(key) : permission
  }
}

/** Says which acts of this page are not there because the reader has no right to them, and who gives it. */
export function HiddenActs() {
  const t = useTranslate()
  const format = useFormat()
  const textOf = usePermissionText()
  const { permissions } = useSession()
  const acts = useMatches({ select: (matches) => matches.at(-1)?.staticData.acts }) ?? []
  const missing = acts.filter((permission) => !permissions.includes(permission))
  if (missing.length === 0) return null
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className={styles.content}>
          <b>{t('console.hidden_acts.title')}</b>
          <ul>
            {missing.map((permission) => (
              <li key={permission}>{textOf(permission)}</li>
            ))}
          </ul>
          <p className="quiet">{t('console.hidden_acts.text')}</p>
        </div>
      }
    >
      <Button type="text" icon={<LockOutlined />}>
        {t('console.hidden_acts.count', { count: format.count(missing.length) })}
      </Button>
    </Popover>
  )
}
