import { describe, expect, test } from 'vitest'
import { isOwnAddress, parseSignInSearch } from './sign-in.search.ts'

describe('coming back after the sign-in', () => {
  test('one returns to the address with all of its state', () => {
    expect(parseSignInSearch({ returnTo: '/calls?from=2026-11-20&outcome=busy', isExpired: '1' })).toEqual({
      returnTo: '/calls?from=2026-11-20&outcome=busy',
      isExpired: true,
    })
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in?x=1',
  ])('nobody is led to %s', (address) => {
    expect(isOwnAddress(address)).toBe(false)
    expect(parseSignInSearch({ returnTo: address })).toEqual({})
  })
})
