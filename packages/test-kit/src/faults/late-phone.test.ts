import type { DialRequestResponse } from '@smartym/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Processes, startProcesses } from '../processes.ts'
import { comeToRest, dial } from './aftermath.ts'

let world: Processes
beforeAll(async () => {
  world = await startProcesses({ handsets: 2 })
}, 120_000)
afterAll(() => world.stop())

/** A phone that stands still for a while, with the command waiting in its socket. */
async function dialFrozen(index: number, frozenMs: number) {
  const handset = await world.startHandset(index)
  handset.freeze()
  const request = await dial(world, index)
  const failed = await world.until(
    'the CRM is told',
    async () => {
      const path = `/api/v1/dial-requests/${request.dialRequestId}`
      const now = await world.crm.get<DialRequestResponse>(path)
      return now.state === 'failed' && now
    },
    20_000,
  )
  const toldAfterMs = Date.parse(failed.endedAt ?? '') - Date.parse(failed.createdAt)
  await new Promise((resolve) => setTimeout(resolve, frozenMs - toldAfterMs))
  handset.thaw()
  await world.until('the phone is awake', async () => (await handset.view()).connection === 'connected')
  return { failed, toldAfterMs, handset, after: await comeToRest(world, handset, request) }
}

describe('a phone that wakes up late', { timeout: 120_000 }, () => {
  test.concurrent('CTC-2: after the receipt’s time: the CRM was told, and no customer hears it talk', async () => {
    const { failed, toldAfterMs, after } = await dialFrozen(0, 11_000)
    expect(failed.outcome).toBe('push_timeout')
    expect(toldAfterMs).toBeGreaterThanOrEqual(8_000)
    expect(toldAfterMs).toBeLessThan(12_000)
    // It may have begun to dial within the command's own time; the server took that back.
    expect(after.calls.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'canceled')).toEqual([])
    expect(after.recordings).toEqual([])
  })

  test.concurrent('CTC-1: after the command’s time it never dials', async () => {
    const { failed, after } = await dialFrozen(1, 31_500)
    expect(failed.outcome).toBe('push_timeout')
    expect(after.placed).toBe(0)
    expect(after.calls).toEqual([])
    expect(after.recordings).toEqual([])
    expect(after.agentState).toBe('available')
  })
})
