import type { TextMessageResponse } from '@smartym/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Constellation, startConstellation } from './constellation.ts'

const customer = '+821000001234'

describe('INB-1: a caller whom nobody answers', () => {
  let constellation: Constellation
  beforeEach(async () => {
    constellation = await startConstellation()
  })
  afterEach(() => constellation.stop())

  test('is texted by the phone in the company’s words, which the manager then finds, and has sent again', async () => {
    const { handsets, until, signIn } = constellation
    const [handset] = handsets
    if (handset === undefined) throw new Error('no phone')
    const administrator = await signIn('administrator')
    const isTold = (part: string) =>
      until(part, async () => {
        const { items } = await administrator.get<{ items: { state: string }[] }>('/api/v1/settings/receipts')
        return items.length > 0 && items.every(({ state }) => state === 'applied')
      })
    const rule = { states: ['available'], from: '00:00', to: '00:00', act: 'ring', isTexted: true }
    const { version } = await administrator.get<{ version: number }>('/api/v1/settings?level=company')
    await administrator.post('/api/v1/settings/changes', {
      level: 'company',
      version,
      reason: '부재중 고객 안내',
      edits: [{ key: 'inbound.rules', value: [rule] }],
    })
    await administrator.post('/api/v1/text-templates', {
      level: 'company',
      name: '부재중 안내',
      body: '{company}입니다. {agent} 상담원이 곧 다시 전화드리겠습니다.',
      isAdvertising: false,
    })
    await isTold('the phone has rule and words')

    handset.receiveCall(customer, { patienceMs: 2_000 })
    const manager = await signIn('managerA')
    const texts = async () =>
      (await manager.get<{ items: TextMessageResponse[] }>('/api/v1/text-messages')).items
    await until('the server knows that it was sent', async () => (await texts())[0]?.state === 'sent')
    const [text] = await texts()
    const [sent] = handset.sentTexts()
    expect(sent).toMatchObject({ phoneNumber: customer, textMessageId: text?.textMessageId })
    expect(sent?.body).toMatch(/^새나루은행입니다\. .+ 상담원이 곧 다시 전화드리겠습니다\.$/)
    expect(text).toMatchObject({
      body: sent?.body,
      customerNumber: { text: '010-****-1234', isMasked: true },
    })

    await manager.post(`/api/v1/text-messages/${text?.textMessageId}/resends`)
    await until('it has left again', async () => {
      const items = await texts()
      return items.length === 2 && items.every(({ state }) => state === 'sent')
    })
    expect(handset.sentTexts()).toHaveLength(2)
  })
})
