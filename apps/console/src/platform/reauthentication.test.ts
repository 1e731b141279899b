// @vitest-environment happy-dom
import '../test/browser.ts'
import { afterEach, expect, test, vi } from 'vitest'
import { call } from './api.ts'
import { registerQuestioner } from './reauthentication.ts'

const refusal = { title: '본인 확인', status: 403, code: 'accounts.reauthentication_required' }
const input = { params: { recordingId: 'rec_1' }, body: { playerKey: 'k' } } as never

afterEach(() => {
  vi.unstubAllGlobals()
})

function serve(...answers: readonly [status: number, body: unknown][]): () => number {
  let sent = 0
  vi.stubGlobal('fetch', async () => {
    const [status, answer] = answers[Math.min(sent, answers.length - 1)] ?? [500, {}]
    sent += 1
    return Response.json(answer, { status })
  })
  return () => sent
}

test('SEC-5: what wants to know again who is there is sent once more after it was shown', async () => {
  const sent = serve([403, refusal], [201, { listenGrantId: 'lgr_1' }])
  const take = registerQuestioner(async () => true)
  await expect(call('createListenGrant', input)).resolves.toMatchObject({ listenGrantId: 'lgr_1' })
  expect(sent()).toBe(2)
  take()
})

test('SEC-5: nothing is sent again when it was given up, or when nobody can ask', async () => {
  const sent = serve([403, refusal])
  const take = registerQuestioner(async () => false)
  await expect(call('createListenGrant', input)).rejects.toMatchObject({ code: refusal.code })
  take()
  await expect(call('createListenGrant', input)).rejects.toMatchObject({ code: refusal.code })
  expect(sent()).toBe(2)
})

test('SEC-5: two calls at once ask once', async () => {
  serve([403, refusal], [403, refusal], [201, { listenGrantId: 'lgr_1' }])
  const ask = vi.fn(async () => true)
  const take = registerQuestioner(ask)
  await Promise.all([call('createListenGrant', input), call('createListenGrant', input)])
  expect(ask).toHaveBeenCalledTimes(1)
  take()
})
