import { useEffect, useEffectEvent, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { ApiInput, ApiOutput } from './api-types.ts'
import { followStream, type StreamOperation, type StreamState } from './event-stream.ts'
import { sessionQuery } from './session.ts'

/** Browsers open six connections to a server; a page that nobody looks at gives its own back. */
const hiddenGraceMs = 20_000

/**
 * Follows a stream while the page is looked at. `onEvent` gets each event; the answer says how the stream is doing.
 * `isOn` false follows nothing.
 */
export function useStream<Id extends StreamOperation>(
  operation: Id,
  input: ApiInput<Id>,
  onEvent: (event: ApiOutput<Id>) => void,
  isOn = true,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting')
  const queryClient = useQueryClient()
  const inputText = JSON.stringify(input)
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
      stop ??= followStream(operation, JSON.parse(inputText) as ApiInput<Id>, {
        onEvent: (event) => takeEvent(event),
        onState: (next, problem) => takeState(next, problem?.status),
      })
    }
    const end = () => {
      stop?.()
      stop = undefined
    }
    const follow = () => {
      clearTimeout(hiding)
      if (document.visibilityState === 'visible') start()
      else hiding = setTimeout(end, hiddenGraceMs)
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      clearTimeout(hiding)
      document.removeEventListener('visibilitychange', follow)
      end()
    }
  }, [operation, inputText, isOn])

  return state
}
