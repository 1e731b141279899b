import type { EventKind, EventResponse } from '@smartym/contract'
import { followStream, type StreamListener, type StreamState } from './event-stream.ts'
import type { Problem } from './problem.ts'

interface Follower extends StreamListener<'streamEvents'> {
  readonly kinds: readonly EventKind[]
}

const followers = new Set<Follower>()
let stream: { readonly kinds: ReadonlySet<EventKind>; readonly stop: () => void } | undefined
let told: { readonly state: StreamState; readonly problem?: Problem } = { state: 'connecting' }
let lastEventId = ''
let isPlanned = false

function wantedKinds(): Set<EventKind> {
  return new Set([...followers].flatMap(({ kinds }) => kinds))
}

function tellState(state: StreamState, problem?: Problem): void {
  told = problem === undefined ? { state } : { state, problem }
  for (const follower of followers) follower.onState(state, problem)
}

function tellEvent(event: EventResponse): void {
  lastEventId = event.eventId
  for (const follower of followers) if (follower.kinds.includes(event.kind)) follower.onEvent(event)
}

function end(): void {
  stream?.stop()
  stream = undefined
}

/* A stream that hears more than is wanted goes on: pages come and go, and each new connection costs the server a look. */
function arrange(): void {
  isPlanned = false
  const wanted = wantedKinds()
  if (wanted.size === 0) {
    end()
    lastEventId = ''
    return
  }
  const current = stream?.kinds
  if (current !== undefined && [...wanted].every((kind) => current.has(kind))) return
  end()
  const input = { query: { kinds: [...wanted].toSorted().join(',') } }
  stream = {
    kinds: wanted,
    stop: followStream('streamEvents', input, { onEvent: tellEvent, onState: tellState }, lastEventId),
  }
}

/* What a page and its frame want at the same moment is asked for at once. */
function plan(): void {
  if (isPlanned) return
  isPlanned = true
  setTimeout(arrange, 0)
}

/**
 * Follows events of these kinds until the returned function is called. All followers of a page share one connection: a
 * browser opens six to a server, and whoever has the console open in several tabs has none left for anything else.
 */
export function followEvents(
  kinds: readonly EventKind[],
  listener: StreamListener<'streamEvents'>,
): () => void {
  const follower: Follower = {
    kinds,
    onEvent: (event) => listener.onEvent(event),
    onState: (state, problem) => listener.onState(state, problem),
  }
  followers.add(follower)
  if (stream !== undefined && kinds.every((kind) => stream?.kinds.has(kind)))
    listener.onState(told.state, told.problem)
  plan()
  return () => {
    followers.delete(follower)
    plan()
  }
}
