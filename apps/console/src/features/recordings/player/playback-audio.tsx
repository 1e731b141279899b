import type { Playback } from './playback.ts'

/** The element that makes the sound; its controls are the player's own. */
export function PlaybackAudio({ attach }: Pick<Playback, 'attach'>) {
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- captions, where there are any, stand below as text
  return <audio ref={attach} preload="auto" />
}
