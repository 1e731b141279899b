import { useEffect, useEffectEvent, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { ApiOutput } from './api-types.ts'
import type { StreamListener, StreamOperation, StreamState } from './event-stream.ts'
import { sessionQuery } from './session.ts'

/** Browsers open six connections to a server; a page that nobody looks at gives its own back. */
const hiddenGraceMs = 20_000

/**
 * Follows a stream while the page is looked at: `follow` begins it and gives how to end it, anew when `key` changes.
 * `onEvent` gets each event; the answer says how the stream is doing. `isOn` false follows nothing.
 */
export function useStream<Id extends StreamOperation>(
  key: string,
  follow: (listener: StreamListener<Id>) => () => void,
  onEvent: (event: ApiOutput<Id>) => void,
  isOn = true,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting')
  const queryClient = useQueryClient()
  const begin = useEffectEvent(follow)
  const takeEvent = useEffectEvent(onEvent)
  const takeState = useEffectEvent((next: StreamState, status: number | undefined) => {
    setState(next)
    if (status === 401) void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
  })

  useEffect(() => {
    if (!isOn) return undefined
    let stop: (() => void) | undefined
    let hiding: ReturnType<typeof setTimeout> | undefined
    const start = () => {
      stop ??= begin({
        onEvent: (event) => takeEvent(event),
        onState: (next, problem) => takeState(next, problem?.status),
      })
    }
    const end = () => {
      stop?.()
      stop = undefined
    }
    const look = () => {
      clearTimeout(hiding)
      if (document.visibilityState === 'visible') start()
      else hiding = setTimeout(end, hiddenGraceMs)
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(hiding)
      document.removeEventListener('visibilitychange', look)
      end()
    }
  }, [key, isOn])

  return state
}
