import { useQueryClient } from '@tanstack/react-query'
import type { EventKind, EventResponse } from '@smartym/contract'
import { useMay } from './session.ts'
import { followEvents } from './shared-events.ts'
import { useStream } from './use-stream.ts'

/**
 * Tells of events of these kinds while the page is looked at. False when the reader may not follow events, or when the
 * way to them is broken: then the page must ask by itself.
 */
export function useEvents(
  kinds: readonly EventKind[],
  onEvent: (event: EventResponse) => void,
  isOn = true,
): boolean {
  const may = useMay('events:stream')
  const state = useStream<'streamEvents'>(
    kinds.join(','),
    (listener) => followEvents(kinds, listener),
    onEvent,
    may && isOn,
  )
  return may && state === 'open'
}

/** Asks for what a page shows again when an event says that it changed; without events every few seconds. */
export function useLiveQueries(options: {
  readonly kinds: readonly EventKind[]
  readonly isAbout: (event: EventResponse) => boolean
  /** Words with which the keys of the queries begin. */
  readonly keys: readonly (readonly string[])[]
  readonly isOn: boolean
}): { readonly refetchInterval: number | false } {
  const queryClient = useQueryClient()
  const isTold = useEvents(
    options.kinds,
    (event) => {
      if (!options.isAbout(event)) return
      for (const queryKey of options.keys) void queryClient.invalidateQueries({ queryKey })
    },
    options.isOn,
  )
  return { refetchInterval: options.isOn && !isTold ? 3_000 : false }
}
