import type { InboundPolicy } from '@smartym/contract'
import { advertisingLabel } from '@smartym/contract/constants'
import { isQuietAt } from '@smartym/rules/inbound'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { id, inbound, settings, stateFrame } from '../test/fixtures.ts'
import { createReadyHandset, only, type TestHandset } from '../test/handset.fake.ts'

const hourMs = 3_600_000
const customer = '010-5555-6666'
const text = inbound.text
if (text === null) throw new Error('the fixture has a template')

function ready(change: Partial<InboundPolicy> = {}): TestHandset {
  return createReadyHandset({ settings: { inbound: { ...inbound, ...change } } })
}

let calls = 0
/** Somebody calls; the id of the call. */
function rings(handset: TestHandset, phoneNumber: string | null = customer, isEmergency = false) {
  calls += 1
  const telephonyId = `telephony-${calls}`
  const effects = handset.tell({ type: 'call.incoming', telephonyId, phoneNumber, isEmergency })
  const [bound] = only(effects, 'bind_call')
  return { callId: bound?.callId ?? '', effects }
}
/** Somebody calls, and nobody answers; what is texted. */
function misses(handset: TestHandset, phoneNumber: string | null = customer) {
  const { callId } = rings(handset, phoneNumber)
  const texts = only(handset.tell({ type: 'call.ended', callId, cause: 'remote' }), 'send_text')
  handset.wait(60_000)
  return texts
}
const withheld = (handset: TestHandset) =>
  handset.reported('text.withheld').map((payload) => (payload as { reason: string }).reason)

describe('INB-1: who is texted', () => {
  test('a caller whom nobody answers is texted that we call back, and the server is told before it happens', () => {
    const handset = ready()
    const { callId } = rings(handset)
    const [order] = only(handset.tell({ type: 'call.ended', callId, cause: 'remote' }), 'send_text')
    const body = '한빛캐피탈입니다. 01:00에 주신 전화를 받지 못했습니다. 김하나이 곧 다시 전화드리겠습니다.'
    expect(order).toEqual({
      type: 'send_text',
      textMessageId: order?.textMessageId,
      phoneNumber: '+821055556666',
      body,
    })
    expect(handset.reported('text.ordered')).toEqual([
      {
        textMessageId: order?.textMessageId,
        callId,
        textTemplateId: text.textTemplateId,
        templateVersion: 2,
        body,
        parts: 1,
      },
    ])
  })

  test('a call that was answered sends none', () => {
    const handset = ready()
    const { callId } = rings(handset)
    handset.tell({ type: 'call.connected', callId })
    expect(only(handset.tell({ type: 'call.ended', callId, cause: 'remote' }), 'send_text')).toEqual([])
  })

  test('a call that the agent turns away is texted like one that nobody took', () => {
    const handset = ready()
    const { callId } = rings(handset)
    expect(only(handset.tell({ type: 'call.ended', callId, cause: 'local' }), 'send_text').length).toBe(1)
  })

  test('while the agent wraps up a call that comes in is turned away at once and its caller texted', () => {
    const handset = ready()
    handset.tell({ type: 'agent_state.received', frame: stateFrame({ version: 5, state: 'wrap_up' }) })
    const { callId, effects } = rings(handset)
    expect(only(effects, 'hang_up')).toEqual([{ type: 'hang_up', callId }])
    expect(only(effects, 'show_notice')).toEqual([])
    const ended = handset.tell({ type: 'call.ended', callId, cause: 'local' })
    expect(only(ended, 'send_text').length).toBe(1)
    expect(handset.reported('call.ended')).toMatchObject([{ outcome: 'rejected', endedBy: 'phone' }])
  })

  test('where no rule fits it rings and nobody is texted, nor on a phone whose server knows no rules', () => {
    expect(misses(ready({ rules: [] }))).toEqual([])
    expect(misses(createReadyHandset())).toEqual([])
  })

  test('REC-1: help that calls back always rings and is never texted', () => {
    const handset = ready({
      rules: [{ states: ['available'], from: '00:00', to: '00:00', act: 'reject', isTexted: true }],
    })
    const { callId, effects } = rings(handset, customer, true)
    expect(only(effects, 'hang_up')).toEqual([])
    expect(only(handset.tell({ type: 'call.ended', callId, cause: 'remote' }), 'send_text')).toEqual([])
    expect(withheld(handset)).toEqual([])
  })

  test('of a call that ended while the phone was dead nobody knows whether it was answered: no text', () => {
    const handset = ready()
    const { callId } = rings(handset)
    handset.restart()
    const inspected = {
      type: 'call.inspected',
      callId,
      found: 'ended',
      connectedAtWallMs: null,
      endedAtWallMs: handset.serverTime(),
    } as const
    expect(only(handset.tell(inspected), 'send_text')).toEqual([])
  })
})

describe('INB-1: what speaks against a text is said to the server', () => {
  test('no template, no number, a number that no text reaches, one that would be too long', () => {
    const bare = ready({ text: null })
    expect(misses(bare)).toEqual([])
    expect(withheld(bare)).toEqual(['no_template'])
    const handset = ready()
    for (const number of [null, '02-123-4567', '1588-1234', '+12125550123', 'anonymous'])
      expect(misses(handset, number)).toEqual([])
    expect(withheld(handset)).toEqual(['no_number', 'not_mobile', 'not_mobile', 'not_mobile', 'not_mobile'])
    const wordy = ready({ text: { ...text, body: '가'.repeat(1001) } })
    expect(misses(wordy)).toEqual([])
    expect(withheld(wordy)).toEqual(['too_long'])
  })

  test('a caller is texted once in the set time, and again after it', () => {
    const handset = ready()
    expect(misses(handset).length).toBe(1)
    expect(misses(handset)).toEqual([])
    expect(misses(handset, '+821077778888').length).toBe(1)
    handset.restart()
    expect(misses(handset)).toEqual([])
    expect(withheld(handset)).toEqual(['interval', 'interval'])
    handset.wait(hourMs)
    expect(misses(handset).length).toBe(1)
  })

  test('a text that failed does not keep its caller from another', () => {
    const handset = ready()
    const [order] = misses(handset)
    handset.tell({
      type: 'text.failed',
      textMessageId: order?.textMessageId ?? '',
      fault: 'no_service',
    })
    expect(misses(handset).length).toBe(1)
  })

  test('the line’s budget is for a day of the company’s calendar, and counts the parts of long texts', () => {
    const handset = ready({ textPartsADay: 5, text: { ...text, body: '가'.repeat(100) } })
    const numbers = ['010-1111-0001', '010-1111-0002', '010-1111-0003']
    expect(numbers.map((number) => misses(handset, number).length)).toEqual([1, 1, 0])
    expect(withheld(handset)).toEqual(['budget'])
    // It is one in the morning; tomorrow begins in 23 hours.
    handset.wait(22 * hourMs)
    expect(misses(handset, '010-1111-0004')).toEqual([])
    handset.wait(hourMs)
    expect(misses(handset, '010-1111-0004').length).toBe(1)
  })

  test('an advertisement carries its label, and waits while the night rests', () => {
    const advertising = { ...text, isAdvertising: true, body: '{agent}의 특가. 무료수신거부 080-1234' }
    const handset = ready({ text: advertising })
    expect(misses(handset)).toEqual([])
    expect(withheld(handset)).toEqual(['quiet_hours'])
    handset.wait(8 * hourMs)
    expect(misses(handset)[0]?.body).toBe(`${advertisingLabel} 김하나의 특가. 무료수신거부 080-1234`)
  })
})

describe('INB-1: a text that a manager wants sent again', () => {
  const resend = (handset: TestHandset, n: number, change: object = {}) =>
    only(
      handset.tell({
        type: 'command.received',
        command: {
          type: 'command',
          commandId: id('cmd', n),
          kind: 'send_text',
          notAfter: handset.serverTime() + 30_000,
          payload: {
            textMessageId: id('txt', n),
            callId: id('call', 1),
            phoneNumber: '+821055556666',
            textTemplateId: text.textTemplateId,
            templateVersion: 2,
            body: '다시 보냅니다.',
            isAdvertising: false,
            ...change,
          },
        },
      }),
      'send_text',
    )

  test('leaves although the caller has just had one, and once although the command comes twice', () => {
    const handset = ready()
    expect(misses(handset).length).toBe(1)
    expect(resend(handset, 1)).toMatchObject([{ textMessageId: id('txt', 1), body: '다시 보냅니다.' }])
    expect(resend(handset, 1)).toEqual([])
    expect(handset.reported('text.ordered')).toMatchObject([{}, { textMessageId: id('txt', 1), parts: 1 }])
  })

  test('keeps to the line’s budget and to the night’s rest of advertisements', () => {
    const handset = ready({ textPartsADay: 1 })
    expect(resend(handset, 1, { isAdvertising: true })).toEqual([])
    expect(resend(handset, 2).length).toBe(1)
    expect(resend(handset, 3)).toEqual([])
    expect(withheld(handset)).toEqual(['quiet_hours', 'budget'])
  })
})

describe('INB-1: what became of it', () => {
  const sent = (textMessageId: string, part: number) =>
    ({ type: 'text.part_sent', textMessageId, part, parts: 2 }) as const

  test('it is sent when every part has left, told twice or not', () => {
    const handset = ready()
    const textMessageId = misses(handset)[0]?.textMessageId ?? ''
    handset.tell(sent(textMessageId, 1))
    handset.tell(sent(textMessageId, 1))
    expect(handset.reported('text.sent')).toEqual([])
    handset.restart()
    handset.tell(sent(textMessageId, 0))
    handset.tell(sent(textMessageId, 0))
    expect(handset.reported('text.sent')).toEqual([{ textMessageId, parts: 2 }])
  })

  test('one part that does not leave fails the whole, once', () => {
    const handset = ready()
    const textMessageId = misses(handset)[0]?.textMessageId ?? ''
    handset.tell(sent(textMessageId, 0))
    handset.tell({ type: 'text.failed', textMessageId, fault: 'radio_off' })
    handset.tell({ type: 'text.failed', textMessageId, fault: 'failed' })
    handset.tell(sent(textMessageId, 1))
    expect(handset.reported('text.failed')).toEqual([{ textMessageId, fault: 'radio_off' }])
    expect(handset.reported('text.sent')).toEqual([])
  })

  test('one of which nobody ever speaks again is unconfirmed, is not ordered again, and a late word still counts', () => {
    const handset = ready()
    const textMessageId = misses(handset)[0]?.textMessageId ?? ''
    expect(only(handset.restart({ reboot: true }), 'send_text')).toEqual([])
    handset.openLink({ settings: { ...settings, inbound } })
    handset.wait(300_000)
    expect(only(handset.tell({ type: 'timer.fired', timerId: 'texts' }), 'send_text')).toEqual([])
    expect(handset.reported('text.failed')).toEqual([{ textMessageId, fault: 'unconfirmed' }])
    expect(misses(handset)).toEqual([])
    handset.tell(sent(textMessageId, 0))
    handset.tell(sent(textMessageId, 1))
    expect(handset.reported('text.sent')).toEqual([{ textMessageId, parts: 2 }])
  })

  test('what speaks against no text any more is forgotten', () => {
    const handset = ready()
    const textMessageId = misses(handset)[0]?.textMessageId ?? ''
    for (const part of [0, 1]) handset.tell(sent(textMessageId, part))
    expect(handset.row(`text/${textMessageId}`)).toMatchObject({ state: 'sent' })
    handset.wait(24 * hourMs)
    handset.tell({ type: 'timer.fired', timerId: 'heartbeat' })
    expect(handset.row(`text/${textMessageId}`)).toBeUndefined()
  })
})

describe('INB-1: whatever happens and whenever the handset dies', () => {
  test('no text leaves twice, none above the budget, none to a caller again in the set time, no advertisement at night', () => {
    const act = fc.oneof(
      fc.record({ act: fc.constant('call' as const), caller: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ act: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3 * hourMs }) }),
      fc.record({ act: fc.constant('die' as const), reboot: fc.boolean() }),
      fc.record({ act: fc.constant('say' as const), isSent: fc.boolean() }),
    )
    const policy = { ...inbound, textPartsADay: 3, text: { ...text, isAdvertising: true } }
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60, size: 'max' }), (acts) => {
        const handset = ready(policy)
        const texted: { textMessageId: string; phoneNumber: string; at: number; hasFailed: boolean }[] = []
        for (const one of acts) {
          if (one.act === 'wait') handset.wait(one.ms)
          else if (one.act === 'die') {
            expect(only(handset.restart({ reboot: one.reboot }), 'send_text')).toEqual([])
            handset.openLink({ settings: { ...settings, inbound: policy } })
          } else if (one.act === 'say') {
            const last = texted.at(-1)
            if (last === undefined) continue
            const { textMessageId } = last
            if (one.isSent) handset.tell({ type: 'text.part_sent', textMessageId, part: 0, parts: 1 })
            else handset.tell({ type: 'text.failed', textMessageId, fault: 'failed' })
            last.hasFailed = handset
              .reported('text.failed')
              .some((payload) => JSON.stringify(payload).includes(textMessageId))
          } else {
            const at = handset.serverTime()
            for (const { textMessageId, phoneNumber, body } of misses(handset, `010-5555-000${one.caller}`)) {
              expect(body.startsWith(advertisingLabel)).toBe(true)
              expect(isQuietAt(policy, at)).toBe(false)
              const earlier = texted.filter((other) => other.phoneNumber === phoneNumber && !other.hasFailed)
              for (const other of earlier) expect(at - other.at).toBeGreaterThanOrEqual(policy.textIntervalMs)
              texted.push({ textMessageId, phoneNumber, at, hasFailed: false })
            }
          }
        }
        expect(new Set(texted.map(({ textMessageId }) => textMessageId)).size).toBe(texted.length)
        const days = new Map<number, number>()
        for (const { at } of texted) {
          const day = Math.floor((at + policy.utcOffsetMs) / (24 * hourMs))
          days.set(day, (days.get(day) ?? 0) + 1)
        }
        for (const ofDay of days.values()) expect(ofDay).toBeLessThanOrEqual(policy.textPartsADay)
      }),
      { numRuns: 100 },
    )
  })
})
