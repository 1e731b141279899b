/** What of an error line may be kept for people to see: nothing that an error's own text says. */
export interface LoggedError {
  readonly at: number
  readonly message: string
  readonly errorType: string | null
  readonly errorCode: string | null
  /** Innermost calls of our own code: `features/calls/calls.store.ts:41`. */
  readonly places: readonly string[]
  readonly requestId: string | null
}

/** Collects the error lines of the log until somebody takes them. */
export interface ErrorTap {
  /** A line as it goes to the log. */
  see(line: string): void
  /** Everything since the last time, oldest first; of a flood the last 500. */
  take(): LoggedError[]
}

const maxKept = 500
const maxPlaces = 5
const errorLevels = /^\{"level":(?:50|60),/
/* A loader may have put a query behind the file's name. */
const placeForm = /\/(?:apps\/server\/src|packages)\/([\w./-]+\.ts)(?:\?[^\s:)]*)?(:\d+)/g

interface Line {
  readonly time?: number
  readonly msg?: string
  readonly reqId?: string
  readonly err?: { readonly type?: string; readonly code?: unknown; readonly stack?: string }
}

function loggedError(line: Line): LoggedError {
  const { err } = line
  const places = [...(err?.stack ?? '').matchAll(placeForm)].map(([, file = '', line = '']) => file + line)
  return {
    at: line.time ?? 0,
    message: line.msg ?? '',
    errorType: err?.type ?? null,
    errorCode: typeof err?.code === 'string' ? err.code : null,
    places: places.slice(0, maxPlaces),
    requestId: line.reqId ?? null,
  }
}

export function createErrorTap(): ErrorTap {
  const kept: LoggedError[] = []
  return {
    see(line) {
      if (!errorLevels.test(line)) return
      kept.push(loggedError(JSON.parse(line) as Line))
      if (kept.length > maxKept) kept.shift()
    },
    take: () => kept.splice(0),
  }
}
