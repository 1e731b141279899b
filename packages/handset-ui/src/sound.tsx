import type { HandsetView } from '@smartym/handset-core/ports'
import { useEffect, useRef } from 'preact/hooks'
import { positionOf } from './player.bar.tsx'

/* A page is later than its phone by a moment; more than this is another place in the sound. */
const toleranceMs = 1500

/** The loudspeaker of a phone that has none of its own: follows what its player does, and decides nothing. */
export function Sound({ player, url }: { player: NonNullable<HandsetView['player']>; url: string }) {
  const audioRef = useRef<HTMLAudioElement>(null)
  const isReady = player.state !== 'loading' && player.state !== 'failed'
  useEffect(() => {
    const audio = audioRef.current
    if (audio === null || !isReady) return
    const position = positionOf(player, Date.now())
    if (Math.abs(audio.currentTime * 1000 - position) > toleranceMs) audio.currentTime = position / 1000
    // A browser that wants to be touched before it lets anything be heard stays silent.
    if (player.state === 'playing') void audio.play().catch(() => undefined)
    else audio.pause()
  }, [player, isReady])
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- what was said in a call has no captions
  return isReady ? <audio ref={audioRef} src={url} preload="auto" data-testid="sound" /> : null
}
