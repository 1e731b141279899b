import type { NetworkFault } from '@smartym/handset-core'

/** A request that did not come through, or was answered with a problem. */
export class NetworkFaultError extends Error {
  override readonly name = 'NetworkFaultError'
  readonly fault: NetworkFault
  /** Status of the answer; null when there was none. */
  readonly status: number | null
  /** Members of the problem, if the answer was one. */
  readonly problem: Readonly<Record<string, unknown>>

  constructor(fault: NetworkFault, status: number | null, problem: Record<string, unknown> = {}) {
    super(`${fault.code}${status === null ? '' : ` (${status})`}`)
    this.fault = fault
    this.status = status
    this.problem = problem
  }
}

/** Statuses after which the same request may succeed later: a missing or expired token, a lock, a limit, a busy server. */
const retryableStatuses = new Set([401, 408, 423, 425, 429])

/** The fault of an answer that is no success; reads its body. */
export async function faultOfAnswer(response: Response, wallMs: number): Promise<NetworkFaultError> {
  const problem = await readProblem(response)
  const isRetryable = response.status >= 500 || retryableStatuses.has(response.status)
  const code = typeof problem['code'] === 'string' ? problem['code'] : `http.${response.status}`
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), wallMs)
  return new NetworkFaultError({ code, isRetryable, retryAfterMs }, response.status, problem)
}

/** The fault of a request that had no answer at all. */
export function faultOfSilence(
  code: 'network.unreachable' | 'network.timeout' | 'network.off',
): NetworkFaultError {
  return new NetworkFaultError({ code, isRetryable: true, retryAfterMs: null }, null)
}

/** The body of a success; a connection that breaks inside it is a fault of the network too. */
export async function readJson<T>(request: Promise<Response>): Promise<T> {
  const response = await request
  try {
    return (await response.json()) as T
  } catch {
    throw faultOfSilence('network.unreachable')
  }
}

/** What any thrown thing means to the core; what is no fault of the network is a mistake of ours and thrown on. */
export function toNetworkFault(error: unknown): NetworkFault {
  if (error instanceof NetworkFaultError) return error.fault
  throw error
}

async function readProblem(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function parseRetryAfter(header: string | null, wallMs: number): number | null {
  if (header === null) return null
  const seconds = Number(header)
  const delayMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - wallMs
  return Number.isFinite(delayMs) ? Math.max(0, Math.round(delayMs)) : null
}
