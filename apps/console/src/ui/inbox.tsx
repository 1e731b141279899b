import { type ReactNode, useRef } from 'react'
import styles from './inbox.module.css'
import { Pager, type PagerProps } from './pager.tsx'
import { rowLink, useRowKeys } from './row-keys.ts'
import { SearchLink } from './search-link.tsx'

export interface InboxItemProps {
  /** The address with this one open. */
  readonly search: Readonly<Record<string, unknown>>
  readonly isOpen: boolean
  readonly title: ReactNode
  readonly at: ReactNode
  readonly text: ReactNode
  readonly state: ReactNode
}

/** One that waits, in an inbox's list. */
export function InboxItem({ search, isOpen, title, at, text, state }: InboxItemProps) {
  return (
    <li className={styles.item}>
      <SearchLink search={search} isCurrent={isOpen} replaces {...rowLink}>
        {title}
        <span className="quiet">{at}</span>
        <span className={`cut ${styles.itemText}`}>{text}</span>
        {state}
      </SearchLink>
    </li>
  )
}

export interface InboxProps extends PagerProps {
  /** `InboxItem`s. */
  readonly items: ReactNode
  /** The one that is open. */
  readonly children: ReactNode
}

/** What waits at the left, walked through by keys, the one that is open at the right. */
export function Inbox({ list, items, children }: InboxProps) {
  const element = useRef<HTMLUListElement>(null)
  useRowKeys(element)
  return (
    <div className={styles.inbox}>
      <div className={styles.list}>
        <ul ref={element}>{items}</ul>
        <Pager list={list} />
      </div>
      {children}
    </div>
  )
}
