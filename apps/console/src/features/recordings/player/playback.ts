import type { PlayerEvent } from './player.machine.ts'

/** The page's audio element with the sound that it plays; what happens to it is told as events of the player. */
export interface Playback {
  /** Ref of the element. */
  attach(element: HTMLAudioElement | null): void
  element(): HTMLAudioElement | undefined
  /** A sound is being fetched: the signal tells when nobody wants it any more. */
  begin(): AbortSignal
  /** Begins to play, if the browser lets it begin by itself. */
  open(sound: Blob): void
  /** Forgets the sound, also one that is on its way, and frees its memory. */
  discard(): void
  togglePlay(): void
  seek(positionMs: number): void
  chooseSpeed(speed: number): void
}

export function createPlayback(tell: (event: PlayerEvent) => void): Playback {
  let audio: HTMLAudioElement | undefined
  let url: string | undefined
  let detaching = new AbortController()
  let fetching = new AbortController()

  const play = () => {
    // Refused when the reader has not touched the page: then the button is there.
    void audio?.play().catch(() => undefined)
  }
  const tellPlace = () => tell({ kind: 'moved', positionMs: (audio?.currentTime ?? 0) * 1000 })
  const forget = () => {
    if (url !== undefined) URL.revokeObjectURL(url)
    url = undefined
  }

  return {
    element: () => audio,
    attach(element) {
      detaching.abort()
      detaching = new AbortController()
      const { signal } = detaching
      audio = element ?? undefined
      audio?.addEventListener('play', () => tell({ kind: 'played' }), { signal })
      audio?.addEventListener('pause', () => tell({ kind: 'paused' }), { signal })
      audio?.addEventListener('timeupdate', tellPlace, { signal })
      audio?.addEventListener('seeked', tellPlace, { signal })
    },
    begin() {
      fetching = new AbortController()
      return fetching.signal
    },
    open(sound) {
      forget()
      url = URL.createObjectURL(sound)
      if (audio) audio.src = url
      play()
    },
    discard() {
      fetching.abort()
      audio?.pause()
      audio?.removeAttribute('src')
      forget()
    },
    togglePlay() {
      if (audio?.paused) play()
      else audio?.pause()
    },
    seek(positionMs) {
      if (!audio) return
      const endS = Number.isFinite(audio.duration) ? audio.duration : positionMs / 1000
      audio.currentTime = Math.min(Math.max(0, positionMs / 1000), endS)
    },
    chooseSpeed(speed) {
      if (audio) audio.playbackRate = speed
      tell({ kind: 'speed_chosen', speed })
    },
  }
}
