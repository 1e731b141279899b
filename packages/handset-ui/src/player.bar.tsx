import type { HandsetView } from '@smartym/handset-core/ports'
import type { ScreenProps } from './screen.ts'
import { formatDuration } from './words.ts'

type Player = NonNullable<HandsetView['player']>

const stepMs = 10_000

/** Where the sound is by now. */
export function positionOf({ state, positionMs, at, durationMs }: Player, now: number): number {
  const passedMs = state === 'playing' ? Math.max(0, now - at) : 0
  return Math.min(durationMs, positionMs + passedMs)
}

/** What is heard of an own recording: play, pause, ten seconds either way, any place (REC-10). */
export function PlayerBar({ view: player, words, send, now }: ScreenProps<Player>) {
  const position = positionOf(player, now)
  const { state, durationMs, faultCode } = player
  const isPlaying = state === 'playing'
  const isReady = state !== 'loading' && state !== 'failed'
  const seek = (positionMs: number) => send({ type: 'user.playing_sought', positionMs })
  const times = { position: formatDuration(position), duration: formatDuration(durationMs) }
  return (
    <section class="player" aria-label={words('handset.own.player')} data-testid="player" data-state={state}>
      {faultCode !== null && (
        <p class="problem" role="alert">
          {words('handset.own.play_failed', { reason: words(faultCode) })}
        </p>
      )}
      {state === 'loading' && <output class="help">{words('handset.own.play_loading')}</output>}
      {isReady && (
        <label class="position">
          <span class="times">
            <time>{times.position}</time>
            <time>{times.duration}</time>
          </span>
          <input
            type="range"
            min={0}
            max={durationMs}
            step={1000}
            value={position}
            aria-label={words('handset.own.position')}
            aria-valuetext={words('handset.own.position_text', times)}
            onChange={(event) => seek(Number(event.currentTarget.value))}
          />
        </label>
      )}
      <div class="acts">
        {isReady && (
          <>
            <button
              type="button"
              aria-label={words('handset.own.back_10')}
              onClick={() => seek(Math.max(0, position - stepMs))}
            >
              {words('handset.own.minus_10')}
            </button>
            <button
              class="primary"
              type="button"
              onClick={() => send({ type: 'user.playing_switched', isPlaying: !isPlaying })}
            >
              {words(isPlaying ? 'handset.own.pause' : 'handset.own.resume')}
            </button>
            <button
              type="button"
              aria-label={words('handset.own.forward_10')}
              onClick={() => seek(Math.min(durationMs, position + stepMs))}
            >
              {words('handset.own.plus_10')}
            </button>
          </>
        )}
        <button
          class="close"
          type="button"
          aria-label={words('handset.own.stop')}
          onClick={() => send({ type: 'user.playing_stopped' })}
        >
          ✕
        </button>
      </div>
    </section>
  )
}
