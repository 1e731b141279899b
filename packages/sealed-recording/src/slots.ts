import type { Bytes } from './bytes.ts'
import { concatBytes, viewOf } from './bytes.ts'
import { SealedRecordingError } from './errors.ts'
import { IDENTITY_BYTES } from './identity.ts'

/** Types of key slots; readers skip those they do not know. */
export const SlotType = { hpke: 1 } as const

/** One entry of block B: the data key for one recipient. It may be replaced or removed without touching the rest. */
export interface KeySlot {
  readonly type: number
  /** First 16 bytes of SHA-256(SubjectPublicKeyInfo DER) of the recipient's key. */
  readonly keyId: Uint8Array
  /** For type 1: enc 65 ‖ ciphertext 48. */
  readonly body: Uint8Array
}

/** Block B with where it ends in the file. */
export interface SlotTable {
  readonly slots: readonly KeySlot[]
  readonly endOffset: number
}

const maxSlots = 8
const slotHeaderBytes = 20
const hpkeBodyBytes = 113

/** Block B; throws a RangeError for more than 8 slots or an impossible body. */
export function encodeSlots(slots: readonly KeySlot[]): Bytes {
  if (slots.length > maxSlots) throw new RangeError('at most 8 key slots')
  const entries = slots.map(({ type, keyId, body }) => {
    const isSound = keyId.length === 16 && body.length <= 0xffff
    if (!isSound || !hasFittingBody(type, body.length)) throw new RangeError('a malformed key slot')
    const header = Uint8Array.of(type, 0, body.length >> 8, body.length & 0xff)
    return concatBytes(header, keyId, body)
  })
  return concatBytes(Uint8Array.of(0, slots.length), ...entries)
}

/**
 * Reads block B of a file that begins with `head`; undefined while `head` is too short to hold all of it.
 * Throws `E_FORMAT` as soon as the table cannot be right.
 */
export function decodeSlots(head: Uint8Array): SlotTable | undefined {
  const view = viewOf(head)
  let at = IDENTITY_BYTES + 2
  if (head.length < at) return undefined
  const count = view.getUint16(IDENTITY_BYTES)
  if (count > maxSlots) throw new SealedRecordingError('E_FORMAT', 'more than 8 key slots')
  const slots: KeySlot[] = []
  while (slots.length < count) {
    if (head.length < at + slotHeaderBytes) return undefined
    const type = view.getUint8(at)
    const bodyBytes = view.getUint16(at + 2)
    if (view.getUint8(at + 1) !== 0)
      throw new SealedRecordingError('E_FORMAT', 'reserved byte of a slot is not zero')
    if (!hasFittingBody(type, bodyBytes))
      throw new SealedRecordingError('E_FORMAT', 'a slot body of the wrong length')
    const bodyAt = at + slotHeaderBytes
    at = bodyAt + bodyBytes
    if (head.length < at) return undefined
    slots.push({
      type,
      keyId: Uint8Array.from(head.subarray(bodyAt - 16, bodyAt)),
      body: Uint8Array.from(head.subarray(bodyAt, at)),
    })
  }
  return { slots, endOffset: at }
}

function hasFittingBody(type: number, bodyBytes: number): boolean {
  return type !== SlotType.hpke || bodyBytes === hpkeBodyBytes
}
