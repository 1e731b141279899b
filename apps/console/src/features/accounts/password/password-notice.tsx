import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useSession } from '../../../platform/session.ts'

/** Tells in time that the own password ends (SEC-2). */
export function PasswordNotice() {
  const t = useTranslate()
  const format = useFormat()
  const { passwordExpiresAt } = useSession()
  if (passwordExpiresAt === null) return null
  return (
    <Alert
      banner
      closable
      type="warning"
      title={t('console.password.expires_soon', { date: format.date(passwordExpiresAt) })}
      action={<Link to="/account">{t('console.password.change')}</Link>}
    />
  )
}
