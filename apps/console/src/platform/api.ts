import type { ErrorCode } from '@smartym/contract/errors'
import { type ApiOperation, apiRoutes, keyedOperations } from './api-routes.ts'
import type { ApiInput, ApiOutput } from './api-types.ts'
import { chosenLanguage, translate } from './language.ts'
import { isProblem, Problem } from './problem.ts'
import { askWhoIsThere } from './reauthentication.ts'

interface LooseInput {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
  readonly body?: unknown
}

interface RequestExtras {
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
}

/** Lives as long as the page: the session answers it again after a reload. */
let csrfToken = ''

/** Unsafe requests carry the session's token from now on. */
export function setCsrfToken(token: string): void {
  csrfToken = token
}

/** Address of an operation with its path and query filled; values that are undefined are left out. */
export function apiAddress(operation: ApiOperation, { params = {}, query = {} }: LooseInput): string {
  const [, path = ''] = apiRoutes[operation].split(' ')
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, String(value))
  }
  return search.size === 0 ? filled : `${filled}?${search.toString()}`
}

/** Also outside of a secure context, where `crypto.randomUUID` is missing. */
function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function headersOf(operation: ApiOperation, method: string, hasBody: boolean): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    'accept-language': chosenLanguage(),
    ...(hasBody && { 'content-type': 'application/json' }),
    ...(method !== 'GET' && csrfToken !== '' && { 'x-csrf-token': csrfToken }),
    ...(operation in keyedOperations && { 'idempotency-key': newIdempotencyKey() }),
  }
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const { code, title, status, ...members } = (await response.json()) as {
      code: ErrorCode
      title: string
      status: number
    }
    if (typeof code === 'string' && typeof title === 'string')
      return new Problem(code, status, title, members)
  } catch {
    // An answer that is no JSON is told below like one without a code.
  }
  return new Problem(
    'console.unexpected_answer',
    response.status,
    translate('console.unexpected_answer', { status: response.status }),
  )
}

/** Sends an operation once. */
async function sendOnce<Id extends ApiOperation>(
  operation: Id,
  input: ApiInput<Id>,
  extras: RequestExtras = {},
): Promise<Response> {
  const loose: LooseInput = input
  const [method = 'GET'] = apiRoutes[operation].split(' ')
  const hasBody = loose.body !== undefined
  let response: Response
  try {
    response = await fetch(apiAddress(operation, loose), {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { ...headersOf(operation, method, hasBody), ...extras.headers },
      ...(hasBody && { body: JSON.stringify(loose.body) }),
      ...(extras.signal && { signal: extras.signal }),
    })
  } catch (error) {
    if (extras.signal?.aborted) throw error
    throw new Problem('console.unreachable', 0, translate('console.unreachable'))
  }
  if (!response.ok) throw await problemOf(response)
  return response
}

/**
 * Sends an operation and returns the bare answer when it succeeded; throws `Problem` otherwise. Where the server wants to
 * know again who is there, the person is asked, and the operation is sent once more.
 */
export async function request<Id extends ApiOperation>(
  operation: Id,
  input: ApiInput<Id>,
  extras: RequestExtras = {},
): Promise<Response> {
  try {
    return await sendOnce(operation, input, extras)
  } catch (error) {
    const isAsked = isProblem(error, 'accounts.reauthentication_required')
    if (!isAsked || !(await askWhoIsThere())) throw error
    return sendOnce(operation, input, extras)
  }
}

/** Calls an operation of the contract: shapes are inferred from it, refusals are thrown as `Problem`. */
export async function call<Id extends ApiOperation>(
  operation: Id,
  input: ApiInput<Id>,
  signal?: AbortSignal,
): Promise<ApiOutput<Id>> {
  const response = await request(operation, input, signal ? { signal } : {})
  return (response.status === 204 ? null : await response.json()) as ApiOutput<Id>
}
