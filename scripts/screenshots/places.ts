import type { APIRequestContext } from '@playwright/test'

/** What addresses with a place for an id take. */
export interface Places {
  readonly callId: string
  readonly recordingId: string
  readonly deviceId: string
  readonly consentTextId: string
  readonly accountId: string
  readonly reviewId: string
}

/** A page's address with its ids. */
export const addressOf = (path: string, places: Places): string =>
  path.replace(/\$(\w+)/g, (_, name: keyof Places) => places[name])

/**
 * Finds something of the demo for each place, by the API: the longest stored recording, which manager A is allowed to hear;
 * a request for another one is left waiting. `signIn` signs the requests in as somebody and answers with the CSRF token.
 */
export async function findPlaces(
  request: APIRequestContext,
  url: string,
  signIn: (loginId: string) => Promise<string>,
): Promise<Places> {
  async function list<Item>(path: string): Promise<Item[]> {
    const answer = await request.get(`${url}/api/v1/${path}`)
    return ((await answer.json()) as { items: Item[] }).items
  }
  const post = (path: string, csrf: string, key: string, data: object) =>
    request.post(`${url}/api/v1/${path}`, {
      headers: { 'x-csrf-token': csrf, 'idempotency-key': key },
      data,
    })

  let csrf = await signIn('manager-a')
  const stored = await list<{ recordingId: string; callId: string; durationMs: number | null }>(
    'recordings?state=stored&limit=50',
  )
  const [first, second] = stored.toSorted((a, b) => (b.durationMs ?? 0) - (a.durationMs ?? 0))
  if (first === undefined || second === undefined) throw new Error('the demo has no stored recordings')
  const ask = (recordingId: string, text: string) =>
    post(`recordings/${recordingId}/listen-requests`, csrf, `${recordingId}-${text.length}`, {
      reason: 'quality',
      text,
    })
  const asked = await ask(first.recordingId, '11월 통화품질 표본 점검')
  await ask(second.recordingId, '고객 민원 내용을 확인하려고 합니다')
  const { listenRequestId } = (await asked.json()) as { listenRequestId: string }
  csrf = await signIn('manager-b')
  await post(`listen-requests/${listenRequestId}/approval`, csrf, listenRequestId, { decision: 'approved' })
  const devices = await list<{ deviceId: string }>('devices?state=active&limit=1')
  const texts = await list<{ consentTextId: string }>('consent-texts?state=published&limit=1')
  const accounts = await list<{ accountId: string }>('accounts?role=agent&limit=1')
  await signIn('auditor')
  const reviews = await list<{ reviewId: string }>('reviews?limit=1')
  return {
    callId: first.callId,
    recordingId: first.recordingId,
    deviceId: devices[0]?.deviceId ?? '',
    consentTextId: texts[0]?.consentTextId ?? '',
    accountId: accounts[0]?.accountId ?? '',
    reviewId: reviews[0]?.reviewId ?? '',
  }
}
