import { expect, test } from 'vitest'
import { showPhoneNumber } from './shown-number.rules.ts'

test.each([
  ['+821000001234', '010-****-1234'],
  ['+8225551234', '02-***-1234'],
  ['+82215881234', '02-****-1234'],
  ['+8215881234', '****-1234'],
  ['+82315551234', '031-***-1234'],
  ['+8250512341234', '0505-****-1234'],
  ['+81312345678', '+*******-5678'],
])('SEC-12: %s is shown as %s', (e164, text) => {
  expect(showPhoneNumber(e164)).toEqual({ text, last4: text.slice(-4), isMasked: true })
})
