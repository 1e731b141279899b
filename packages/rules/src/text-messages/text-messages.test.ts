import { advertisingLabel, lmsMaxBytes, smsMaxBytes } from '@smartym/contract/constants'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, timeOfDay } from '../time-of-day/time-of-day.ts'
import { inboundRuleAt, isQuietAt } from './inbound.ts'
import { labelled, renderText, templateFaults, textBytes, textFormOf, textParts } from './text-messages.ts'

const seoul = 9 * 3600_000
/** 27 November 2026 at this time in Seoul. */
const at = (time: string): number => Date.parse(`2026-11-27T${time}:00+09:00`)

describe('INB-1: the words of a text', () => {
  test('a Korean character counts two bytes, an ASCII one counts one', () => {
    expect(textBytes('가나다 abc')).toBe(10)
  })

  test('up to 90 bytes it is short, up to 2,000 long, beyond that neither', () => {
    expect(textFormOf('가'.repeat(smsMaxBytes / 2))).toBe('sms')
    expect(textFormOf('가'.repeat(smsMaxBytes / 2) + 'a')).toBe('lms')
    expect(textFormOf('가'.repeat(lmsMaxBytes / 2))).toBe('lms')
    expect(textFormOf('가'.repeat(lmsMaxBytes / 2) + 'a')).toBeNull()
  })

  test('a phone makes one part of 70 Korean characters, and parts of 67 of more', () => {
    expect(textParts('가'.repeat(70))).toBe(1)
    expect(textParts('가'.repeat(71))).toBe(2)
    expect(textParts('가'.repeat(135))).toBe(3)
    expect(textParts('a'.repeat(160))).toBe(1)
    expect(textParts('a'.repeat(161))).toBe(2)
  })

  test('variables become their values, an unknown or absent one stays, and no value brings another in', () => {
    expect(renderText('{agent} {time} {nobody} {line}', { agent: '{time}', time: '09:05' })).toBe(
      '{time} 09:05 {nobody} {line}',
    )
  })

  test('an advertisement begins with its label, once', () => {
    fc.assert(
      fc.property(fc.string(), (body) => {
        const once = labelled(body, true)
        expect(once.startsWith(advertisingLabel)).toBe(true)
        expect(labelled(once, true)).toBe(once)
        expect(labelled(body, false)).toBe(body)
      }),
    )
  })

  test('a template is refused for what would not arrive, and an advertisement for what the law wants', () => {
    expect(templateFaults('곧 다시 전화드리겠습니다. {agent}', false, {})).toEqual([])
    expect(templateFaults(' ', false, {})).toEqual(['empty'])
    expect(templateFaults('{customer}님 😀', false, {})).toEqual(['unknown_variable', 'character'])
    expect(templateFaults('가'.repeat(1001), false, {})).toEqual(['too_long'])
    expect(templateFaults('{company} 특가', true, {})).toEqual(['label_missing', 'opt_out_missing'])
    expect(templateFaults('(광고) {company} 특가 무료수신거부 080-123-4567', true, {})).toEqual([])
  })
})

describe('INB-1: what becomes of a call that comes in', () => {
  const policy = {
    utcOffsetMs: seoul,
    quietFrom: '20:00',
    quietTo: '09:00',
    rules: [
      {
        states: ['in_call' as const, 'wrap_up' as const],
        from: '00:00',
        to: '00:00',
        act: 'reject' as const,
        isTexted: true,
      },
      { states: ['available' as const], from: '09:00', to: '18:00', act: 'ring' as const, isTexted: true },
      { states: ['available' as const], from: '22:00', to: '06:00', act: 'reject' as const, isTexted: false },
    ],
  }

  test('the first rule that fits state and time of day counts; without one it rings and nobody is texted', () => {
    const answer = (state: 'in_call' | 'available' | 'logged_out', time: string) => {
      const { act, isTexted } = inboundRuleAt(policy, state, at(time))
      return [act, isTexted]
    }
    expect(answer('in_call', '03:00')).toEqual(['reject', true])
    expect(answer('available', '09:00')).toEqual(['ring', true])
    expect(answer('available', '17:59')).toEqual(['ring', true])
    expect(answer('available', '18:00')).toEqual(['ring', false])
    expect(answer('available', '23:30')).toEqual(['reject', false])
    expect(answer('available', '05:59')).toEqual(['reject', false])
    expect(answer('logged_out', '12:00')).toEqual(['ring', false])
  })

  test('advertisements rest at night by law, whatever the company sets, and longer where it wants so', () => {
    expect(['08:59', '09:00', '19:59', '20:00'].map((time) => isQuietAt(policy, at(time)))).toEqual([
      true,
      false,
      false,
      true,
    ])
    const lax = { ...policy, quietFrom: '12:00', quietTo: '12:00' }
    expect(['07:59', '08:00', '20:59', '21:00'].map((time) => isQuietAt(lax, at(time)))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })

  test('the day and the time of day are those of the company', () => {
    expect(timeOfDay(at('00:05'), seoul)).toBe('00:05')
    expect(dayOf(at('00:00'), seoul)).toBe(dayOf(at('23:59'), seoul))
    expect(dayOf(at('00:00'), seoul)).toBe(dayOf(at('00:00') - 1, seoul) + 1)
  })
})
