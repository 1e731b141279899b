import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  bytesReader,
  concatBytes,
  decodeHex,
  encodeHex,
  encodeUtf8,
  HpkeSuite,
  hpkeKeySchedule,
  hpkeOpen,
  hpkeSeal,
  hpkeSharedSecret,
  importRecipientKey,
  keyIdOf,
  openDataKey,
  openPayload,
  openPlayKey,
  openRecording,
  openSlot,
  sealDataKey,
  sealPayload,
  sealPlayKey,
  sealSlot,
  unwrapDataKey,
  verifySealOf,
  webPrimitives,
  wrapDataKey,
} from './index.ts'
import { nodePrimitives } from './node-primitives.ts'
import { codeOf, type Edit, edited, plaintextOf } from './test/damage.ts'

const folder = join(import.meta.dirname, '../../../conformance/sealed-recording')
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type RfcName = 'info' | 'skEm' | 'enc' | 'pkRm' | 'skRm' | 'sharedSecret' | 'key' | 'baseNonce' | 'aad'
type RfcVector = Record<RfcName | 'aead' | 'plaintext' | 'ciphertext', string> & { aeadId: HpkeSuite }
const rfc: { vectors: RfcVector[] } = read('hpke-rfc9180.json')
const payload: {
  key: string
  context: string
  messages: { length: number; salt: string; messageLength: number; messageSha256: string; message?: string }[]
  damaged: { length: number; edit: Edit; code: string }[]
} = read('payload.json')
const keys: Record<string, string> & { play: Record<string, string>; wrap: Record<string, string> } =
  read('keys.json')
const recordings: {
  recipientPrivateKey: string
  otherRecipientPrivateKey: string
  devicePublicKey: string
  devicePublicKeyPem: string
  otherDevicePublicKey: string
  files: {
    file: string
    fileLength: number
    length: number
    plainSha256: string
    deviceSeq: number
    dataKey: string
  }[]
  damaged: { with?: 'otherRecipient' | 'dataKey' | 'otherDevice'; edit?: Edit; code: string }[]
} = read('recordings.json')

async function openAll(
  bytes: Uint8Array,
  reader: 'recipient' | 'otherRecipient' | 'dataKey' | 'otherDevice',
  primitives: typeof webPrimitives,
): Promise<Uint8Array> {
  const scalar =
    reader === 'otherRecipient' ? recordings.otherRecipientPrivateKey : recordings.recipientPrivateKey
  const recipients = [await importRecipientKey(scalar, primitives)]
  const dataKey = decodeHex(recordings.files.at(-1)?.dataKey ?? '')
  const devicePublicKey =
    reader === 'otherDevice' ? recordings.otherDevicePublicKey : recordings.devicePublicKeyPem
  const opened = await openRecording(
    bytesReader(bytes),
    reader === 'dataKey' ? { dataKey } : { recipients },
    { devicePublicKey, primitives },
  )
  const spans: Uint8Array[] = []
  for await (const span of opened.stream()) spans.push(span)
  return concatBytes(...spans)
}

describe.each([
  ['WebCrypto', webPrimitives],
  ['Node', nodePrimitives],
])('conformance/sealed-recording on %s', (_name, primitives) => {
  test.each(rfc.vectors)(
    'SEC-6: the key slot gives the figures that RFC 9180 publishes for P-256 and $aead',
    async (vector) => {
      const hex = (name: keyof typeof vector) => decodeHex(String(vector[name]))
      const recipient = await importRecipientKey(vector.skRm, primitives)
      const ephemeral = await importRecipientKey(vector.skEm, primitives)
      expect(encodeHex(recipient.publicKey)).toBe(vector.pkRm)
      const agreed = await recipient.agree(hex('enc'))
      const shared = await hpkeSharedSecret(agreed ?? new Uint8Array(), hex('enc'), hex('pkRm'), primitives)
      expect(encodeHex(shared)).toBe(vector.sharedSecret)
      const schedule = await hpkeKeySchedule(shared, hex('info'), vector.aeadId, primitives)
      expect(encodeHex(schedule.key)).toBe(vector.key)
      expect(encodeHex(schedule.baseNonce)).toBe(vector.baseNonce)
      const options = { suite: vector.aeadId, primitives }
      const message = { enc: hex('enc'), ciphertext: hex('ciphertext') }
      expect(
        await hpkeSeal(hex('pkRm'), hex('info'), hex('aad'), hex('plaintext'), { ...options, ephemeral }),
      ).toEqual(message)
      expect(await hpkeOpen(recipient, message, hex('info'), hex('aad'), options)).toEqual(hex('plaintext'))
    },
  )

  test('SEC-6: the bare slot is the published figure of suite 0010/0001/0002', async () => {
    const vector = rfc.vectors.find(({ aeadId }) => aeadId === HpkeSuite.aes256Gcm)
    if (!vector) throw new Error('no vector of our suite')
    const [info, plaintext, aad] = [vector.info, vector.plaintext, vector.aad].map(decodeHex)
    if (!info || !plaintext) throw new Error('an empty vector')
    const options = { ...(aad && { aad }), primitives }
    const body = await sealSlot(vector.pkRm, info, plaintext, { ...options, ephemeral: vector.skEm })
    expect(encodeHex(body)).toBe(vector.enc + vector.ciphertext)
    expect(await openSlot(vector.skRm, info, body, options)).toEqual(plaintext)
    expect(await codeOf(openSlot(vector.skRm, plaintext, body, options))).toBe('E_SLOT')
  })

  test.each(payload.messages)(
    'SEC-6: a payload of $length bytes is the vector’s, and opens',
    async (vector) => {
      const [key, context] = [decodeHex(payload.key), encodeUtf8(payload.context)]
      const plain = plaintextOf(vector.length)
      const message = await sealPayload(key, context, plain, decodeHex(vector.salt), primitives)
      expect([message.length, sha256(message)]).toEqual([vector.messageLength, vector.messageSha256])
      if (vector.message !== undefined) expect(encodeHex(message)).toBe(vector.message)
      expect(sha256(await openPayload(key, context, message, primitives))).toBe(sha256(plain))
    },
  )

  test.each(payload.damaged)(
    'SEC-6: a payload of $length bytes with $edit is refused as $code',
    async ({ length, edit, code }) => {
      const [key, context] = [decodeHex(payload.key), encodeUtf8(payload.context)]
      const message = await sealPayload(key, context, plaintextOf(length), undefined, primitives)
      expect(await codeOf(openPayload(key, context, edited(message, edit), primitives))).toBe(code)
    },
  )

  test('SEC-6: slot, play key and wrapped key are the vectors’, and open', async () => {
    const recipient = await importRecipientKey(keys['recipientPrivateKey'] ?? '', primitives)
    const identity = decodeHex(keys['identity'] ?? '')
    const dataKey = decodeHex(keys['dataKey'] ?? '')
    const options = { ephemeral: decodeHex(keys['ephemeralPrivateKey'] ?? ''), primitives }
    expect(encodeHex(keyIdOf(recipient.publicKey, primitives))).toBe(keys['keyId'])
    const slot = await sealDataKey(recipient.publicKey, identity, dataKey, options)
    expect(encodeHex(slot.body)).toBe(keys['slotBody'])
    expect(await openDataKey([slot], identity, [recipient], primitives)).toEqual(dataKey)
    const { grantId = '', context = '', recordingSealed = '', renditionSealed = '' } = keys.play
    for (const [binding, sealed] of [
      [identity, recordingSealed] as const,
      [decodeHex(context), renditionSealed] as const,
    ]) {
      expect(encodeHex(await sealPlayKey(recipient.publicKey, grantId, binding, dataKey, options))).toBe(
        sealed,
      )
      expect(await openPlayKey(recipient, grantId, binding, decodeHex(sealed), primitives)).toEqual(dataKey)
      expect(
        await codeOf(openPlayKey(recipient, `${grantId}0`, binding, decodeHex(sealed), primitives)),
      ).toBe('E_SLOT')
    }
    const { kek = '', kekId = '', nonce = '', wrapped = '' } = keys.wrap
    const made = await wrapDataKey(decodeHex(kek), kekId, identity, dataKey, primitives, decodeHex(nonce))
    expect(encodeHex(made)).toBe(wrapped)
    expect(await unwrapDataKey(decodeHex(kek), kekId, identity, made, primitives)).toEqual(dataKey)
    expect(await codeOf(unwrapDataKey(decodeHex(kek), 'kek-2', identity, made, primitives))).toBe('E_SLOT')
  })

  test.each(recordings.files)(
    'SEC-6: $file opens, and its seal is verified without any secret',
    async (vector) => {
      const bytes = readFileSync(join(folder, vector.file))
      expect(bytes.length).toBe(vector.fileLength)
      expect(sha256(await openAll(bytes, 'recipient', primitives))).toBe(vector.plainSha256)
      const layout = await verifySealOf(bytesReader(bytes), recordings.devicePublicKey, primitives)
      expect([layout.identity.deviceSeq, layout.seal.plainLength]).toEqual([vector.deviceSeq, vector.length])
    },
  )

  test.each(recordings.damaged.map((each) => ({ with: 'recipient' as const, edit: 'nothing', ...each })))(
    'SEC-6: a recording read by $with after $edit is refused as $code',
    async (vector) => {
      const whole = readFileSync(join(folder, recordings.files.at(-1)?.file ?? ''))
      const bytes = typeof vector.edit === 'object' ? edited(whole, vector.edit) : whole
      expect(await codeOf(openAll(bytes, vector.with, primitives))).toBe(vector.code)
    },
  )
})
