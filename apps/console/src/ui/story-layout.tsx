import type { ReactNode } from 'react'
import styles from './story-layout.module.css'

/** What happened at the left, facts at the right; below one another where there is no room. */
export function StoryLayout({ story, facts }: { readonly story: ReactNode; readonly facts: ReactNode }) {
  return (
    <div className={styles.layout}>
      <div className={styles.column}>{story}</div>
      <aside className={styles.column}>{facts}</aside>
    </div>
  )
}
