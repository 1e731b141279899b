import { expect, test } from 'vitest'
import { shedLoad } from './load-shedding.ts'

function ask(lateMs: number) {
  const headers: Record<string, unknown> = {}
  const header = (name: string, value: unknown) => {
    headers[name] = value
  }
  return { answer: shedLoad({} as never, { header } as never, 'eventLoopDelay', lateMs), headers }
}

test('INT-7: a server whose loop is late refuses for a while, one that was never sampled serves', async () => {
  const late = ask(2500)
  await expect(late.answer).rejects.toMatchObject({ code: 'server.busy', statusCode: 503 })
  expect(late.headers).toEqual({ 'retry-after': 10 })
  expect(ask(Number.POSITIVE_INFINITY)).toEqual({ answer: undefined, headers: {} })
})
