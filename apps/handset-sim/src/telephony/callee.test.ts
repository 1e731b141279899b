import { expect, test } from 'vitest'
import { readDialogue } from '../media/dialogue-files.ts'
import { createCaptureSource } from '../media/capture-source.ts'
import { callees, scriptOf } from './callee.ts'

test('a customer answers after 2 s, talks as long as the dialogue is, and hangs up', async () => {
  for (const phoneNumber of ['+821000001000', '+821000001001', '+821000001002', '+821000001038']) {
    const script = scriptOf(phoneNumber)
    const source = createCaptureSource({ dialogue: await readDialogue(script.dialogue), media: 'amr' })
    expect(script).toMatchObject({ answersAtMs: 2_000, endsAtMs: 2_000 + source.loopMs, endCause: 'remote' })
  }
})

test('a number ending in 91SS talks for SS seconds, whatever its last two digits are', () => {
  expect(scriptOf('+821000009104').endsAtMs).toBe(6_000)
  expect(scriptOf('+821000009131')).toMatchObject({ answersAtMs: 2_000, endsAtMs: 33_000 })
})

test('CTC-4: the last two digits choose how a call goes wrong', () => {
  const causeOf = (digits: string) => scriptOf(`+8210000010${digits}`)
  expect(causeOf('31')).toMatchObject({ answersAtMs: null, endCause: 'busy' })
  expect(causeOf('32')).toMatchObject({ answersAtMs: null, endsAtMs: 20_600, endCause: 'no_answer' })
  expect(causeOf('33')).toMatchObject({ answersAtMs: null, endCause: 'rejected' })
  expect(causeOf('34')).toMatchObject({ answersAtMs: null, endCause: 'invalid_number' })
  expect(causeOf('35')).toMatchObject({ answersAtMs: 2_000, endsAtMs: 5_000, endCause: 'remote' })
  expect(causeOf('36').answersAtMs).toBeGreaterThan(30_000)
  expect(causeOf('37')).toMatchObject({ answersAtMs: null, endCause: 'unreachable' })
  expect(callees).toHaveLength(8)
})
