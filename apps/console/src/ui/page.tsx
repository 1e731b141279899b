import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Link } from '@tanstack/react-router'
import { HiddenActs } from './hidden-acts.tsx'
import styles from './page.module.css'

export interface PageProps {
  readonly title: string
  /** Beside the title: a state, a count. */
  readonly beside?: ReactNode
  /** Where one comes from, when there is a depth. */
  readonly parent?: { readonly to: string; readonly title: string }
  /** At the right: the page's main acts. */
  readonly acts?: ReactNode
  readonly children: ReactNode
  /** Boards and tables take the whole width. */
  readonly isWide?: boolean
}

/** A page inside the frame: heading, acts, content. */
export function Page({ title, beside, parent, acts, children, isWide = false }: PageProps) {
  useEffect(() => {
    document.title = `${title} · SmartyM`
  }, [title])
  return (
    <div className={isWide ? `${styles.page} ${styles.wide}` : styles.page}>
      <header className={styles.head}>
        <div className={styles.name}>
          {parent && (
            <nav className={styles.parent}>
              <Link to={parent.to}>{parent.title}</Link>
              <span aria-hidden="true">/</span>
            </nav>
          )}
          <h1>{title}</h1>
          {beside}
        </div>
        <div className={styles.acts}>
          <HiddenActs />
          {acts}
        </div>
      </header>
      {children}
    </div>
  )
}
