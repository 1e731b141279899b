import { expect, test } from 'vitest'
import { showPhoneNumber } from './shown-number.rules.ts'

test('SEC-12: a number is shown with its last four digits only', () => {
  expect(showPhoneNumber('+821000001234')).toEqual({ text: '010-****-1234', last4: '1234', isMasked: true })
})
