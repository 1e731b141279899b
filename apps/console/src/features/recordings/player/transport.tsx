import { CaretRightFilled, PauseOutlined, TagOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { formatDuration } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useShortcut } from '../../../platform/shortcuts.ts'
import type { Playback } from './playback.ts'
import { type PlayerState, speeds, stepSpeed } from './player.machine.ts'

import styles from './player.module.css'

const skipMs = 10_000

/** The player's keys: space, arrows, brackets, `m`. */
function useTransportKeys(
  playback: Playback,
  ready: PlayerState & { kind: 'ready' },
  onMark: (() => void) | undefined,
): void {
  const { positionMs, speed } = ready
  useShortcut({ keys: 'space', label: '␣', phrase: 'console.key.play' }, () => playback.togglePlay())
  useShortcut({ keys: 'left', label: '←', phrase: 'console.key.back' }, () =>
    playback.seek(positionMs - skipMs),
  )
  useShortcut({ keys: 'right', label: '→', phrase: 'console.key.forward' }, () =>
    playback.seek(positionMs + skipMs),
  )
  useShortcut({ keys: 'bracketleft', label: '[', phrase: 'console.key.slower' }, () =>
    playback.chooseSpeed(stepSpeed(speed, -1)),
  )
  useShortcut({ keys: 'bracketright', label: ']', phrase: 'console.key.faster' }, () =>
    playback.chooseSpeed(stepSpeed(speed, 1)),
  )
  useShortcut({ keys: 'm', label: 'M', phrase: 'console.key.mark' }, () => onMark?.(), onMark !== undefined)
}

export interface TransportProps {
  readonly playback: Playback
  readonly ready: PlayerState & { readonly kind: 'ready' }
  readonly durationMs: number
  /** Absent when the reader may not mark. */
  readonly onMark: (() => void) | undefined
}

/** Play, ±10 s, where one is, speed, mark. */
export function Transport({ playback, ready, durationMs, onMark }: TransportProps) {
  const t = useTranslate()
  const { positionMs, speed, isPlaying } = ready
  useTransportKeys(playback, ready, onMark)
  return (
    <div className={styles.transport}>
      <Button title={t('console.key.back')} onClick={() => playback.seek(positionMs - skipMs)}>
        {t('console.player.back')}
      </Button>
      <Button
        type="primary"
        shape="circle"
        size="large"
        aria-label={t(isPlaying ? 'console.player.pause' : 'console.player.play')}
        icon={isPlaying ? <PauseOutlined /> : <CaretRightFilled />}
        onClick={() => playback.togglePlay()}
      />
      <Button title={t('console.key.forward')} onClick={() => playback.seek(positionMs + skipMs)}>
        {t('console.player.forward')}
      </Button>
      <span className={styles.position}>
        <b>{formatDuration(positionMs)}</b> / {formatDuration(durationMs)}
      </span>
      <Select
        value={speed}
        className={styles.speed ?? ''}
        aria-label={t('console.player.speed')}
        options={speeds.map((value) => ({ value, label: `${value}×` }))}
        onChange={(value: number) => playback.chooseSpeed(value)}
      />
      {onMark && (
        <Button icon={<TagOutlined />} onClick={onMark}>
          {t('console.player.mark')}
        </Button>
      )}
    </div>
  )
}
