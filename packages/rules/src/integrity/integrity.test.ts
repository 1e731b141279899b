import type { IntegrityPolicy } from '@smartym/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDistrusted, judgeIntegrity } from './integrity.ts'

const policy: IntegrityPolicy = {
  blockSigns: ['root_manager', 'foreign_signature'],
  wipeSigns: ['hooking_framework'],
  blockFromWeight: 100,
}

test('SEC-10: by policy a sign warns, blocks, or has the phone wiped; the strictest counts', () => {
  expect(judgeIntegrity([], policy)).toBe('trusted')
  expect(judgeIntegrity([{ sign: 'usb_debugging', weight: 20 }], policy)).toBe('warn')
  expect(judgeIntegrity([{ sign: 'root_manager', weight: 1 }], policy)).toBe('block')
  expect(
    judgeIntegrity(
      [
        { sign: 'root_manager', weight: 1 },
        { sign: 'hooking_framework', weight: 1 },
      ],
      policy,
    ),
  ).toBe('wipe')
})

test('SEC-10: signs that warn one by one block together', () => {
  const weak = [
    { sign: 'usb_debugging', weight: 40 },
    { sign: 'developer_options', weight: 40 },
  ]
  expect(judgeIntegrity(weak, policy)).toBe('warn')
  expect(judgeIntegrity([...weak, { sign: 'emulator', weight: 20 }], policy)).toBe('block')
})

test('SEC-10: a sign that only a newer app knows is no less a sign', () => {
  expect(judgeIntegrity([{ sign: 'from_next_year', weight: 10 }], policy)).toBe('warn')
  expect(judgeIntegrity([{ sign: 'from_next_year', weight: 100 }], policy)).toBe('block')
})

test('SEC-10: one more sign never makes a phone more trusted', () => {
  const order = ['trusted', 'warn', 'block', 'wipe']
  const sign = fc.record({
    sign: fc.constantFrom('root_manager', 'hooking_framework', 'usb_debugging', 'unheard_of'),
    weight: fc.integer({ min: 1, max: 100 }),
  })
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 8 }), sign, (signs, more) => {
      const [before, after] = [judgeIntegrity(signs, policy), judgeIntegrity([...signs, more], policy)]
      expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before))
      expect(isDistrusted(after) || !isDistrusted(before)).toBe(true)
    }),
  )
})
