import { describe, expect, test } from 'vitest'
import type { ListenRequestResponse } from '@smartym/contract'
import { inboxQuery, nextRequest, parseInboxSearch } from './inbox.search.ts'
import { findLiveApproval } from './listen-requests.ts'

describe('deciding one request after another (SEC-8)', () => {
  test('SEC-8: after a decision the next one opens, after the last one the one above, then none', () => {
    expect(nextRequest(['a', 'b', 'c'], 'b')).toBe('c')
    expect(nextRequest(['a', 'b', 'c'], 'c')).toBe('b')
    expect(nextRequest(['a'], 'a')).toBeUndefined()
  })

  test('SEC-8: only an approval that lasts and has plays left lets one listen', () => {
    const now = Date.parse('2026-11-23T05:00:00.000Z')
    const base = {
      state: 'approved',
      expiresAt: '2026-11-23T06:00:00.000Z',
      playsLeft: 1,
    } as ListenRequestResponse
    const spent = { ...base, playsLeft: 0 }
    const over = { ...base, expiresAt: '2026-11-23T04:00:00.000Z' }
    const open = { ...base, state: 'open' as const, playsLeft: null }
    expect(findLiveApproval([spent, over, open], now)).toBeUndefined()
    expect(findLiveApproval([spent, base], now)).toBe(base)
  })

  test('SEC-8: a link to one request opens it; nonsense in it is left out', () => {
    const request = `lrq_${'a'.repeat(32)}`
    expect(parseInboxSearch({ request, tab: 'mine' })).toEqual({ request, tab: 'mine' })
    expect(parseInboxSearch({ request: '<script>', tab: 'nobody' })).toEqual({})
  })

  test('SEC-8: requests are filtered by state, day, reason and requester; what waits for a decision stays open', () => {
    const search = parseInboxSearch({
      state: 'rejected',
      from: '2026-11-01',
      to: '2026-11-01',
      reason: 'quality',
      find: '윤서아',
    })
    const filters = {
      from: '2026-10-31T15:00:00.000Z',
      to: '2026-11-01T15:00:00.000Z',
      reason: 'quality',
      search: '윤서아',
    }
    expect(inboxQuery('all', search, 'Asia/Seoul')).toEqual({ state: 'rejected', ...filters })
    expect(inboxQuery('mine', search, 'Asia/Seoul')).toEqual({ state: 'rejected', mine: true, ...filters })
    expect(inboxQuery('to_decide', search, 'Asia/Seoul')).toEqual({ decidable: true, ...filters })
  })
})
