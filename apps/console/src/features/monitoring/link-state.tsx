import type { StreamState } from '../../platform/event-stream.ts'
import { useTranslate } from '../../platform/language.ts'
import { Mark } from '../../ui/mark.tsx'
import styles from './board.module.css'

/** Is what one sees live, or how old is it. */
export function LinkState({ state }: { readonly state: StreamState }) {
  const t = useTranslate()
  if (state === 'refused') return null
  return (
    <output className={styles.link}>
      {state === 'open' && (
        <>
          <Mark tone="green" shape="dot" size={8} />
          {t('console.board.live')}
        </>
      )}
      {state === 'connecting' && (
        <>
          <Mark tone="grey" shape="hollow" size={10} />
          {t('console.board.connecting')}
        </>
      )}
      {state === 'waiting' && (
        <>
          <Mark tone="orange" shape="triangle" size={10} />
          {t('console.board.broken')}
        </>
      )}
    </output>
  )
}
