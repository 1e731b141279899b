import { describe, expect, test } from 'vitest'
import { bytesReader, concatBytes, encodeHead, encodeSlots, type KeySlot, probeRecording } from './index.ts'
import { nodePrimitives as primitives } from './node-primitives.ts'
import { codeOf } from './test/damage.ts'
import { openSample, sealSample } from './test/sample.ts'

const recipient = await primitives.generateRecipientKey()
const { file, plain } = await sealSample(primitives, recipient, [1000])
const { identityBytes, slots, payloadOffset } = await probeRecording(bytesReader(file))
const unknown: KeySlot = { type: 9, keyId: new Uint8Array(16), body: new Uint8Array(65_535) }
const withHead = (head: Uint8Array) => concatBytes(head, file.subarray(payloadOffset))
const open = (bytes: Uint8Array) => openSample(primitives, recipient, bytes)

describe('key slots (SEC-7)', () => {
  test('SEC-7: slots of unknown types are skipped, however long they are', async () => {
    const others = Array.from({ length: 7 }, () => unknown)
    expect(await open(withHead(encodeHead(identityBytes, [...others, ...slots])))).toEqual(plain)
  })

  test('SEC-7: an unknown type that names our key is not our slot', async () => {
    const disguised = slots.map((slot) => ({ ...slot, type: 2 }))
    expect(await codeOf(open(withHead(encodeHead(identityBytes, disguised))))).toBe('E_NOKEY')
  })

  test('SEC-7: a ninth slot is refused, when written and when read', async () => {
    const nine = Array.from({ length: 9 }, () => ({ ...unknown, body: new Uint8Array() }))
    expect(() => encodeSlots(nine)).toThrow(RangeError)
    const table = encodeSlots(nine.slice(1))
    const longer = concatBytes(Uint8Array.of(0, 9), table.subarray(2), table.subarray(2, 22))
    expect(await codeOf(probeRecording(bytesReader(withHead(concatBytes(identityBytes, longer)))))).toBe(
      'E_FORMAT',
    )
  })

  test('SEC-7: an HPKE slot whose body is not 113 bytes is refused, when written and when read', async () => {
    const [slot] = slots
    if (!slot) throw new Error('the sample has a slot')
    expect(() => encodeSlots([{ ...slot, body: slot.body.subarray(1) }])).toThrow(RangeError)
    const table = encodeSlots(slots)
    table[5] = 112
    expect(await codeOf(open(withHead(concatBytes(identityBytes, table))))).toBe('E_FORMAT')
  })

  test('SEC-7: a file that ends within its slots is refused', async () => {
    expect(await codeOf(open(file.subarray(0, payloadOffset - 1)))).toBe('E_FORMAT')
    expect(await codeOf(open(new Uint8Array()))).toBe('E_FORMAT')
  })
})
