import { expect, test } from 'vitest'
import { codeOfRegistrationLink, formatRegistrationLink, parseRegistrationLink } from './registration-link.ts'

test('SEC-1: a QR code’s text says where the server is and what lets the phone in', () => {
  const link = { server: 'https://smartym.bank.example:8443', secret: '7K2QF9XM3P7K2QF9XM3P7K2QF9XM3P01' }
  const text = formatRegistrationLink(link)
  expect(text).toBe(
    'smartym://register?server=https%3A%2F%2Fsmartym.bank.example%3A8443&secret=7K2QF9XM3P7K2QF9XM3P7K2QF9XM3P01',
  )
  expect(parseRegistrationLink(` ${text}\n`)).toEqual(link)
  expect(codeOfRegistrationLink(text)).toBe(link.secret)
})

test('SEC-1: any other text is none', () => {
  for (const text of [
    '',
    '7K2QF-9XM3P',
    'https://evil.example',
    'smartym://register?server=%E0%A4%A&secret=AB',
    'smartym://register?secret=AB',
  ])
    expect(parseRegistrationLink(text)).toBeUndefined()
})
