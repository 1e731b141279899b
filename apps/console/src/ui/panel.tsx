import type { ReactNode } from 'react'
import styles from './panel.module.css'

export interface PanelProps {
  readonly title?: string
  /** At the right of the title. */
  readonly extra?: ReactNode
  readonly children: ReactNode
  /** Tables and lists reach the border. */
  readonly isFlush?: boolean
}

/** A part of a page on its own ground. */
export function Panel({ title, extra, children, isFlush = false }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={title}>
      {title !== undefined && (
        <header className={styles.head}>
          <h2>{title}</h2>
          {extra}
        </header>
      )}
      <div className={isFlush ? undefined : styles.body}>{children}</div>
    </section>
  )
}

export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

/** Names and values below one another. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
