import type { ReactNode } from 'react'
import { InboxOutlined, LockOutlined, SearchOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Permission } from '@smartym/contract'
import { useTranslate } from '../platform/language.ts'
import { isProblem } from '../platform/problem.ts'
import { usePermissionText } from './hidden-acts.tsx'
import styles from './notes.module.css'

export interface NoteProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text?: string | undefined
  readonly children?: ReactNode
  readonly isAlert?: boolean
  /** It is all that the page has to say. */
  readonly isPage?: boolean
}

/** A sentence in the place of what is not there: what happened, what to do. */
export function Note({ icon, title, text, children, isAlert = false, isPage = false }: NoteProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={styles.note} role={isAlert ? 'alert' : undefined}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <Title className={styles.title}>{title}</Title>
      {text !== undefined && <p className="quiet">{text}</p>}
      {children !== undefined && <div className={styles.acts}>{children}</div>}
    </div>
  )
}

/** Nothing is here yet: what would be. */
export function EmptyNote({ title, text }: { readonly title: string; readonly text?: string }) {
  return <Note icon={<InboxOutlined />} title={title} text={text} />
}

/** Nothing was found: the filters, each removable, stand in `children`. */
export function NoneFoundNote({ children }: { readonly children: ReactNode }) {
  const t = useTranslate()
  return (
    <Note
      icon={<SearchOutlined />}
      title={t('console.list.none_found')}
      text={t('console.list.none_found_text')}
    >
      {children}
    </Note>
  )
}

export interface NoPermissionNoteProps extends Pick<NoteProps, 'isPage'> {
  /** What it needs, where that is known. */
  readonly permission?: Permission
}

/** The reader may not see this: what it needs, and who gives that. */
export function NoPermissionNote({ isPage = false, permission }: NoPermissionNoteProps) {
  const t = useTranslate()
  const textOf = usePermissionText()
  return (
    <Note
      icon={<LockOutlined />}
      title={t('console.no_permission.title')}
      text={t('console.no_permission.text')}
      isPage={isPage}
    >
      {permission !== undefined && (
        <p>{t('console.no_permission.needed', { permission: textOf(permission) })}</p>
      )}
    </Note>
  )
}

/** Something failed: why, that nothing was lost, and once more. */
export function ProblemNote({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useTranslate()
  if (isProblem(error, 'auth.forbidden')) return <NoPermissionNote />
  const isGone = isProblem(error) && error.status === 404
  return (
    <Note
      icon={<WarningOutlined />}
      title={isProblem(error) ? error.message : t('console.failed')}
      text={isGone ? t('console.gone_text') : t('console.failed_text')}
      isAlert
    >
      {onRetry && !isGone && <Button onClick={onRetry}>{t('console.retry')}</Button>}
    </Note>
  )
}
