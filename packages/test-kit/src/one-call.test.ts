import type { DialRequestResponse } from '@smartym/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { createApiKeyClient } from './api-client.ts'
import { type Constellation, startConstellation } from './constellation.ts'
import { runOneCall } from './one-call.ts'

let constellation: Constellation | undefined
afterEach(async () => {
  await constellation?.stop()
  constellation = undefined
})

describe.each(['sqlite', 'mariadb'] as const)('one call through everything (%s)', (database) => {
  test('CTC-1, CTC-9, REC-1, REC-6, SEC-7, SEC-8: what was said is what is heard, by those who may', async () => {
    constellation = await startConstellation({ database })
    const call = await runOneCall(constellation)
    expect(call.audioOutSha256).toBe(call.audioInSha256)
    expect(call.refusal).toBe('recordings.listen_not_approved')
    expect(call.audio.length).toBeGreaterThan(3_000)
    const done = call.trace.filter(({ at }) => at !== null).map(({ step }) => step)
    expect(done).toEqual([
      'accepted',
      'rule_checked',
      'pushed',
      'receipt',
      'dialed',
      'rang',
      'connected',
      'recorded',
      'ended',
      'sealed',
      'uploaded',
      'verified',
    ])
    expect(call.trace.filter(({ isFailed }) => isFailed)).toEqual([])
  })
})

test('CTC-1, INT-1: the sample CRM’s page gets a token for its agent, and nothing but that, and dials with it', async () => {
  constellation = await startConstellation()
  const { address, company, until } = constellation
  const crm = await constellation.startSampleCrm()
  const employeeNumber = company.agents[0]?.employeeNumber ?? ''
  const answer = await fetch(`${crm.url}smartym-token?agent=${employeeNumber}`, { method: 'POST' })
  const issued = (await answer.json()) as { token: string; agentId: string }
  expect(issued.agentId).toBe(company.agents[0]?.agentId)
  const page = createApiKeyClient(address, issued.token)
  const origin = new URL(crm.url).origin
  const dial = (headers: Record<string, string>) =>
    page.request<DialRequestResponse>(
      'POST',
      '/api/v1/dial-requests',
      { phoneNumber: '010-0000-9102' },
      headers,
    )
  expect((await dial({ origin: 'http://evil.example' })).status).toBe(403)
  const { status, body: request } = await dial({ origin })
  expect(status).toBe(201)
  expect((await page.request('GET', '/api/v1/recordings', undefined, { origin })).status).toBe(401)
  await until('the call has ended', async () => {
    const path = `/api/v1/dial-requests/${request.dialRequestId}`
    const { body } = await page.request<DialRequestResponse>('GET', path, undefined, { origin })
    return body.state === 'ended'
  })
})
