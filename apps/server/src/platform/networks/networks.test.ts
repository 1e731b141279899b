import { expect, test } from 'vitest'
import { createNetworkCheck, isNetwork } from './index.ts'

test('SEC-2, SEC-11: an address lies in a network by its bits, IPv4 also when it comes inside of IPv6', () => {
  const isInside = createNetworkCheck(['10.1.0.0/16', '192.0.2.7', '2001:db8::/32'])
  for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '::FFFF:10.1.2.3', '192.0.2.7', '2001:db8::7'])
    expect(isInside(address)).toBe(true)
  for (const address of ['10.2.0.1', '192.0.2.8', '2001:db9::1', 'nonsense', ''])
    expect(isInside(address)).toBe(false)
  expect(createNetworkCheck([])('10.1.2.3')).toBe(false)
})

test('SEC-11: what is no network is told, and holds nobody', () => {
  for (const text of ['10.0.0.0/8', '10.0.0.1', '::1', '2001:db8::/128']) expect(isNetwork(text)).toBe(true)
  for (const text of ['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x', 'somewhere', '2001:db8::/129', ''])
    expect(isNetwork(text)).toBe(false)
  expect(createNetworkCheck(['10.0.0.0/33', 'somewhere'])('10.0.0.1')).toBe(false)
})
