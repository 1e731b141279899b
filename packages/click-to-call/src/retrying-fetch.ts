import { SmartymUnreachable } from './problem.ts'

export interface RetryPolicy {
  /** Tries in all. Default 3. */
  readonly tries: number
  /** Longest wait for one answer, ms. Default 10,000. */
  readonly timeoutMs: number
  /** Waits between tries; injected in tests. */
  readonly wait: (ms: number) => Promise<void>
}

export const defaultRetryPolicy: RetryPolicy = {
  tries: 3,
  timeoutMs: 10_000,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

const passing = new Set([429, 502, 503, 504])

/* A POST is repeated only under an idempotency key: the server then answers the same act again. */
function isRepeatable(request: Request): boolean {
  return request.method === 'GET' || request.method === 'PUT' || request.headers.has('idempotency-key')
}

function waitMs(attempt: number, response: Response | undefined): number {
  const named = Number(response?.headers.get('retry-after'))
  return Number.isFinite(named) && named > 0 ? Math.min(named * 1000, 10_000) : 200 * 2 ** attempt
}

/**
 * A `fetch` with a timeout for each try that repeats what may be repeated: without an answer, or one that says "later".
 * Throws `SmartymUnreachable` after the last try without an answer.
 */
export function createRetryingFetch(
  fetchOnce: typeof fetch,
  policy: RetryPolicy,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const tries = isRepeatable(request) ? policy.tries : 1
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt === tries - 1
      let response: Response | undefined
      try {
        response = await fetchOnce(request.clone(), {
          signal: AbortSignal.any([request.signal, AbortSignal.timeout(policy.timeoutMs)]),
        })
        if (isLast || !passing.has(response.status)) return response
      } catch (error) {
        if (request.signal.aborted) throw error
        if (isLast) throw new SmartymUnreachable('the server gave no answer', { cause: error })
      }
      await policy.wait(waitMs(attempt, response))
    }
  }
}
