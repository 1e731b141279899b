import { useEffect, useRef } from 'react'
import type { ListenGrantResponse } from '@smartym/contract'
import { formatDuration } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useMediaQuery } from '../../../platform/media-query.ts'
import { Panel } from '../../../ui/panel.tsx'
import styles from './player.module.css'

type Caption = NonNullable<ListenGrantResponse['captions']>[number]

/** Index of the caption that is spoken at a place, else of the last one before it; -1 before the first. */
export function captionAt(captions: readonly Caption[], positionMs: number): number {
  return captions.findLastIndex(({ fromMs }) => fromMs <= positionMs)
}

export interface CaptionsProps {
  readonly captions: readonly Caption[]
  readonly positionMs: number
  readonly onSeek: (atMs: number) => void
}

/** What is said, as two people's lines; the current one is in sight, a click goes there. */
export function Captions({ captions, positionMs, onSeek }: CaptionsProps) {
  const t = useTranslate()
  const list = useRef<HTMLOListElement>(null)
  const current = captionAt(captions, positionMs)
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')
  useEffect(() => {
    const line = list.current?.children[current]
    if (!(line instanceof HTMLElement) || !list.current) return
    const middle = line.offsetTop - list.current.clientHeight / 2 + line.clientHeight / 2
    const behavior = isStill ? 'instant' : 'smooth'
    list.current.scrollTo({ top: middle, behavior })
  }, [current, isStill])
  return (
    <Panel title={t('console.player.captions')} isFlush>
      <ol ref={list} className={styles.captions}>
        {captions.map(({ fromMs, speaker, text }, index) => (
          <li key={fromMs} data-speaker={speaker} aria-current={index === current ? 'true' : undefined}>
            <button type="button" onClick={() => onSeek(fromMs)}>
              <span className={styles.captionAt}>{formatDuration(fromMs)}</span>
              <b>{t(`console.speaker.${speaker}`)}</b>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
