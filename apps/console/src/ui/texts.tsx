import { formatDuration, useFormat } from '../platform/format.ts'
import { useServerSecond } from '../platform/server-clock.ts'

/** `11-23 14:05:09` in the organization's time zone; the whole date on hover. */
export function TimeText({ at, hasDate = true }: { readonly at: string | null; readonly hasDate?: boolean }) {
  const format = useFormat()
  if (at === null) return <NoValue />
  return (
    <time dateTime={at} title={format.fullTime(at)}>
      {hasDate ? format.time(at) : format.clock(at)}
    </time>
  )
}

/** `3:07` of a length in milliseconds. */
export function DurationText({ ms }: { readonly ms: number | null }) {
  return ms === null ? <NoValue /> : <>{formatDuration(ms)}</>
}

/** Time since an instant, ticking by the server's clock. */
export function TimerText({ since }: { readonly since: string }) {
  return <>{formatDuration(useServerSecond() - Date.parse(since))}</>
}

/** Where there is nothing to show. */
export function NoValue() {
  return (
    <span className="quiet" aria-hidden="true">
      –
    </span>
  )
}

/** A key of the keyboard. */
export function Key({ label }: { readonly label: string }) {
  return <kbd>{label}</kbd>
}
