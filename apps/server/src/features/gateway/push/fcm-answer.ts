interface FcmError {
  readonly status?: string
  readonly details?: readonly {
    readonly errorCode?: string
    readonly fieldViolations?: readonly { readonly field?: string }[]
  }[]
}

/** What follows from an answer of the push service. */
export type FcmVerdict =
  | { readonly kind: 'taken' }
  /** The phone is not to be had under this token any more. */
  | { readonly kind: 'dead_token' }
  /** The access token is not taken. */
  | { readonly kind: 'unauthorized' }
  /** Later it may do; `afterMs` when the service said when. */
  | { readonly kind: 'busy'; readonly code: string; readonly afterMs: number | null }
  | { readonly kind: 'refused'; readonly code: string }

const deadCodes = new Set(['UNREGISTERED', 'SENDER_ID_MISMATCH'])

function isAboutToken({ details = [] }: FcmError): boolean {
  return details.some(({ fieldViolations = [] }) =>
    fieldViolations.some(({ field }) => field === 'message.token'),
  )
}

async function errorOf(answer: Response): Promise<FcmError> {
  try {
    return ((await answer.json()) as { error?: FcmError }).error ?? {}
  } catch {
    return {}
  }
}

/* A request that is wrong in itself would be wrong for every phone: only what is said of the token speaks against the token. */
export async function judgeFcmAnswer(answer: Response): Promise<FcmVerdict> {
  if (answer.ok) {
    await answer.body?.cancel()
    return { kind: 'taken' }
  }
  const error = await errorOf(answer)
  const code =
    error.details?.find(({ errorCode }) => errorCode !== undefined)?.errorCode ?? error.status ?? ''
  if (deadCodes.has(code) || (answer.status === 400 && isAboutToken(error))) return { kind: 'dead_token' }
  if (answer.status === 401) return { kind: 'unauthorized' }
  const named = `${answer.status} ${code}`.trim()
  if (answer.status === 429 || answer.status >= 500) {
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
    return { kind: 'busy', code: named, afterMs: Number.isFinite(seconds) ? seconds * 1000 : null }
  }
  return { kind: 'refused', code: named }
}
