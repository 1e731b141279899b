import type { ListenRequestResponse, MarkResponse, RecordingResponse } from '@smartym/contract'
import { formatDuration } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useServerSecond } from '../../../platform/server-clock.ts'
import { useReasonName } from '../listening/reason-name.ts'
import type { PlayerState } from './player.machine.ts'
import { TimeLines } from './time-lines.tsx'
import { Transport } from './transport.tsx'
import type { Player } from './use-player.ts'
import { Watermark } from './watermark.tsx'
import { Waveform } from './waveform.tsx'
import styles from './player.module.css'

export interface StageProps {
  readonly player: Player
  readonly ready: PlayerState & { readonly kind: 'ready' }
  readonly recording: RecordingResponse
  readonly marks: readonly MarkResponse[]
  /** The approval under which one listens, if one was needed. */
  readonly approval: ListenRequestResponse | undefined
  readonly onMark: (() => void) | undefined
}

function GrantLine({ ready, approval }: Pick<StageProps, 'ready' | 'approval'>) {
  const t = useTranslate()
  const reasonName = useReasonName()
  const leftMs = Date.parse(ready.grant.expiresAt) - useServerSecond()
  return (
    <p className={styles.grant}>
      {approval && (
        <span className="cut" title={approval.text}>
          {t('console.player.reason')} <b>{reasonName(approval)}</b> {approval.text}
        </span>
      )}
      <span>
        {t('console.player.time_left')} <b>{formatDuration(leftMs)}</b>
      </span>
      <span>
        {t('console.player.plays_left')} <b>{ready.grant.playsLeft}</b>
      </span>
      <span>
        {t('console.player.listener')} <b>{ready.grant.watermark}</b>
      </span>
    </p>
  )
}

function MarkFlags({
  marks,
  durationMs,
  onSeek,
}: {
  marks: readonly MarkResponse[]
  durationMs: number
  onSeek: (atMs: number) => void
}) {
  return (
    <ul className={styles.flags}>
      {marks
        .filter(({ atMs }) => atMs <= durationMs)
        .map(({ markId, atMs, text }) => (
          <li key={markId} style={{ insetInlineStart: `${(atMs / durationMs) * 100}%` }}>
            <button type="button" title={`${formatDuration(atMs)} ${text}`} onClick={() => onSeek(atMs)}>
              <span className="cut">{text}</span>
            </button>
          </li>
        ))}
    </ul>
  )
}

/** The sound: its picture with marks, two lines of time, the controls, and under which grant one listens. */
export function Stage({ player, ready, recording, marks, approval, onMark }: StageProps) {
  const t = useTranslate()
  const durationMs = player.waveform?.durationMs ?? recording.durationMs ?? 1
  const lostMs = recording.lostMs ?? 0
  return (
    <div className={styles.stage}>
      <MarkFlags marks={marks} durationMs={durationMs} onSeek={player.playback.seek} />
      <div className={styles.picture}>
        {player.waveform && <Waveform playback={player.playback} waveform={player.waveform} />}
        <Watermark text={ready.grant.watermark} />
        <input
          type="range"
          className={styles.scrub}
          aria-label={t('console.player.position')}
          aria-valuetext={`${formatDuration(ready.positionMs)} / ${formatDuration(durationMs)}`}
          min={0}
          max={durationMs}
          value={Math.min(durationMs, Math.round(ready.positionMs))}
          onChange={(event) => player.playback.seek(Number(event.target.value))}
        />
        {lostMs > 0 && (
          <span className={styles.lost}>
            {t('console.player.lost', { seconds: (lostMs / 1000).toFixed(1) })}
          </span>
        )}
      </div>
      <TimeLines durationMs={durationMs} startedAt={recording.startedAt} />
      <Transport playback={player.playback} ready={ready} durationMs={durationMs} onMark={onMark} />
      <GrantLine ready={ready} approval={approval} />
    </div>
  )
}
