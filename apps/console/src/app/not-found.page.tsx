import { CompassOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useTranslate } from '../platform/language.ts'
import { Note } from '../ui/notes.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useTranslate()
  return (
    <Note
      icon={<CompassOutlined />}
      title={t('console.not_found.title')}
      text={t('console.not_found.text')}
      isPage
    >
      <Link to="/">{t('console.not_found.home')}</Link>
    </Note>
  )
}
