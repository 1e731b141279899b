import { CaretRightFilled, PauseOutlined, TagOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { formatDuration } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useShortcut } from '../../../platform/shortcuts.ts'
import { type PlayerState, speeds, stepSpeed } from './player.machine.ts'
import type { Player } from './use-player.ts'
import styles from './player.module.css'

const skipMs = 10_000

/** The player's keys: space, arrows, brackets, `m`. */
function useTransportKeys(
  player: Player,
  ready: PlayerState & { kind: 'ready' },
  onMark: (() => void) | undefined,
): void {
  const { positionMs, speed } = ready
  useShortcut({ keys: 'space', label: '␣', phrase: 'console.key.play' }, () => player.togglePlay())
  useShortcut({ keys: 'left', label: '←', phrase: 'console.key.back' }, () =>
    player.seek(positionMs - skipMs),
  )
  useShortcut({ keys: 'right', label: '→', phrase: 'console.key.forward' }, () =>
    player.seek(positionMs + skipMs),
  )
  useShortcut({ keys: 'bracketleft', label: '[', phrase: 'console.key.slower' }, () =>
    player.chooseSpeed(stepSpeed(speed, -1)),
  )
  useShortcut({ keys: 'bracketright', label: ']', phrase: 'console.key.faster' }, () =>
    player.chooseSpeed(stepSpeed(speed, 1)),
  )
  useShortcut({ keys: 'm', label: 'M', phrase: 'console.key.mark' }, () => onMark?.(), onMark !== undefined)
}

export interface TransportProps {
  readonly player: Player
  readonly ready: PlayerState & { readonly kind: 'ready' }
  readonly durationMs: number
  /** Absent when the reader may not mark. */
  readonly onMark: (() => void) | undefined
}

/** Play, ±10 s, where one is, speed, mark. */
export function Transport({ player, ready, durationMs, onMark }: TransportProps) {
  const t = useTranslate()
  const { positionMs, speed, isPlaying } = ready
  useTransportKeys(player, ready, onMark)
  return (
    <div className={styles.transport}>
      <Button title={t('console.key.back')} onClick={() => player.seek(positionMs - skipMs)}>
        {t('console.player.back')}
      </Button>
      <Button
        type="primary"
        shape="circle"
        size="large"
        aria-label={t(isPlaying ? 'console.player.pause' : 'console.player.play')}
        icon={isPlaying ? <PauseOutlined /> : <CaretRightFilled />}
        onClick={() => player.togglePlay()}
      />
      <Button title={t('console.key.forward')} onClick={() => player.seek(positionMs + skipMs)}>
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
        onChange={(value: number) => player.chooseSpeed(value)}
      />
      {onMark && (
        <Button icon={<TagOutlined />} onClick={onMark}>
          {t('console.player.mark')}
        </Button>
      )}
    </div>
  )
}
