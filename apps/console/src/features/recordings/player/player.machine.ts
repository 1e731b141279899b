import type { ListenGrantResponse } from '@smartym/contract'

/** Why nothing can be heard now. */
export type SilenceReason = 'expired' | 'missing_tool' | 'not_ready'

/**
 * The player's states: `idle` → `asking` (for a grant) → `loading` (fetching and opening) → `ready`; from anywhere to
 * `silent` (nothing to hear, for a reason) or `failed`. A grant that ends takes the sound with it.
 */
export type PlayerState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'loading'; readonly grant: ListenGrantResponse; readonly share: number }
  | {
      readonly kind: 'ready'
      readonly grant: ListenGrantResponse
      readonly isPlaying: boolean
      readonly positionMs: number
      readonly speed: number
    }
  | { readonly kind: 'silent'; readonly reason: SilenceReason }
  | { readonly kind: 'failed'; readonly error: Error }

export type PlayerEvent =
  | { readonly kind: 'asked' }
  | { readonly kind: 'granted'; readonly grant: ListenGrantResponse }
  | { readonly kind: 'loaded_more'; readonly share: number }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'nothing_to_load'; readonly reason: SilenceReason }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'played' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'moved'; readonly positionMs: number }
  | { readonly kind: 'speed_chosen'; readonly speed: number }
  | { readonly kind: 'grant_ended' }
  | { readonly kind: 'closed' }

export const idlePlayer: PlayerState = { kind: 'idle' }

/** Speeds that `[` and `]` step through. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 3] as const

/** The next speed up or down; at an end it stays. */
export function stepSpeed(speed: number, step: 1 | -1): number {
  const index = speeds.findIndex((one) => one === speed)
  return speeds[index + step] ?? speed
}

/** What the audio element tells while a sound is there. */
function stepReady(state: PlayerState & { kind: 'ready' }, event: PlayerEvent): PlayerState {
  switch (event.kind) {
    case 'played':
      return { ...state, isPlaying: true }
    case 'paused':
      return { ...state, isPlaying: false }
    case 'moved':
      return { ...state, positionMs: event.positionMs }
    case 'speed_chosen':
      return { ...state, speed: event.speed }
    case 'grant_ended':
      return { kind: 'silent', reason: 'expired' }
    default:
      return state
  }
}

function mayAsk({ kind }: PlayerState): boolean {
  return kind === 'idle' || kind === 'silent' || kind === 'failed'
}

/** One step of the player; an event that does not belong to the state changes nothing. */
export function stepPlayer(state: PlayerState, event: PlayerEvent): PlayerState {
  if (event.kind === 'closed') return idlePlayer
  if (event.kind === 'asked') return mayAsk(state) ? { kind: 'asking' } : state
  if (state.kind === 'ready') return stepReady(state, event)
  if (state.kind !== 'asking' && state.kind !== 'loading') return state
  switch (event.kind) {
    case 'granted':
      return { kind: 'loading', grant: event.grant, share: 0 }
    case 'loaded_more':
      return state.kind === 'loading' ? { ...state, share: event.share } : state
    case 'loaded':
      return state.kind === 'loading'
        ? { kind: 'ready', grant: state.grant, isPlaying: false, positionMs: 0, speed: 1 }
        : state
    case 'nothing_to_load':
      return { kind: 'silent', reason: event.reason }
    case 'grant_ended':
      return { kind: 'silent', reason: 'expired' }
    case 'failed':
      return { kind: 'failed', error: event.error }
    default:
      return state
  }
}
