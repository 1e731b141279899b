/** Writes our own vectors (see README.md). Fixed keys; run it only when the format changes. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  concatBytes,
  createRecordingSealer,
  encodeHex,
  encodeIdentity,
  encodePkcs8,
  importRecipientKey,
  keyIdOf,
  renditionContext,
  sealDataKey,
  sealPayload,
  sealPlayKey,
  webPrimitives,
  wrapDataKey,
} from '@smartym/sealed-recording'

const here = import.meta.dirname
const fixed = (name: string) => createHash('sha256').update(`smartym vector ${name}`).digest()
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const plaintextOf = (length: number) => Uint8Array.from({ length }, (_, i) => (7 * i + 3) % 256)
const write = (name: string, value: unknown) =>
  writeFileSync(join(here, name), `${JSON.stringify(value, null, 2)}\n`)

const payloadKey = fixed('payload key')
const context = new TextEncoder().encode('smartym vector context')
const payloads = []
// The longest has more than 256 chunks, so that the counter's second byte counts.
for (const length of [0, 1, 1000, 16383, 16384, 16385, 49152, 50000, 4_210_689]) {
  const salt = fixed(`salt ${length}`).subarray(0, 24)
  const message = await sealPayload(payloadKey, context, plaintextOf(length), salt)
  payloads.push({
    length,
    salt: encodeHex(salt),
    messageLength: message.length,
    messageSha256: sha256(message),
    ...(message.length < 200 && { message: encodeHex(message) }),
  })
}
write('payload.json', {
  key: encodeHex(payloadKey),
  context: 'smartym vector context',
  messages: payloads,
  damaged: [
    { length: 50000, edit: { flip: 0 }, code: 'E_COMMIT' },
    { length: 50000, edit: { flip: 24 }, code: 'E_COMMIT' },
    { length: 50000, edit: { flip: 56 }, code: 'E_CHUNK(0)' },
    { length: 50000, edit: { flip: 56 + 16400 }, code: 'E_CHUNK(1)' },
    { length: 50000, edit: { cut: 56 + 3 * 16400 }, code: 'E_TRUNCATED' },
    { length: 50000, edit: { cut: 56 }, code: 'E_TRUNCATED' },
    { length: 50000, edit: { cut: 56 + 2 * 16400 + 100 }, code: 'E_CHUNK(2)' },
    { length: 50000, edit: { cut: 56 + 16400 + 3 }, code: 'E_TRUNCATED' },
    { length: 50000, edit: { extend: 1 }, code: 'E_CHUNK(3)' },
    { length: 16384, edit: { extend: 16 }, code: 'E_CHUNK(1)' },
    { length: 32768, edit: { cut: 56 + 2 * 16400 + 15 }, code: 'E_TRUNCATED' },
    { length: 32768, edit: { cut: 56 + 2 * 16400 + 1 }, code: 'E_TRUNCATED' },
    { length: 32768, edit: { flip: 56 + 2 * 16400 + 15 }, code: 'E_CHUNK(2)' },
    { length: 0, edit: { cut: 71 }, code: 'E_TRUNCATED' },
    { length: 0, edit: { cut: 55 }, code: 'E_TRUNCATED' },
  ],
})

const recipient = { privateKey: fixed('recipient'), ephemeral: fixed('ephemeral') }
const recipientKey = await importRecipientKey(recipient.privateKey)
const otherRecipient = fixed('another recipient')
const deviceScalar = fixed('device')
const devicePrivate = createPrivateKey({
  key: Buffer.from(encodePkcs8(deviceScalar)),
  format: 'der',
  type: 'pkcs8',
})
const publicOf = async (scalar: Uint8Array) => (await importRecipientKey(scalar)).publicKey
const recordingId = '0192f3a4-b5c6-7d8e-9f00-112233445566'
const identityOf = (deviceSeq: number) =>
  encodeIdentity({
    media: 1,
    recordingId,
    companyId: '0192f3a4-b5c6-7d8e-9f00-112233445567',
    deviceId: '0192f3a4-b5c6-7d8e-9f00-112233445568',
    deviceSeq,
    startedAt: 1_795_478_400_000,
    prevDigest: deviceSeq === 1 ? new Uint8Array(32) : fixed('previous seal'),
  })
const dataKey = fixed('data key')
const identity = identityOf(1)
const slot = await sealDataKey(recipientKey.publicKey, identity, dataKey, { ephemeral: recipient.ephemeral })
const playContext = renditionContext('mp3', recordingId)
write('keys.json', {
  recipientPrivateKey: encodeHex(recipient.privateKey),
  recipientPublicKey: encodeHex(recipientKey.publicKey),
  keyId: encodeHex(keyIdOf(recipientKey.publicKey, webPrimitives)),
  ephemeralPrivateKey: encodeHex(recipient.ephemeral),
  identity: encodeHex(identity),
  dataKey: encodeHex(dataKey),
  slotBody: encodeHex(slot.body),
  play: {
    grantId: 'lgr_0192f3a4b5c67d8e9f00112233445566',
    context: encodeHex(playContext),
    recordingSealed: encodeHex(
      await sealPlayKey(recipientKey.publicKey, 'lgr_0192f3a4b5c67d8e9f00112233445566', identity, dataKey, {
        ephemeral: recipient.ephemeral,
      }),
    ),
    renditionSealed: encodeHex(
      await sealPlayKey(
        recipientKey.publicKey,
        'lgr_0192f3a4b5c67d8e9f00112233445566',
        playContext,
        dataKey,
        {
          ephemeral: recipient.ephemeral,
        },
      ),
    ),
  },
  wrap: {
    kek: encodeHex(fixed('kek')),
    kekId: 'kek-1',
    nonce: encodeHex(fixed('nonce').subarray(0, 12)),
    wrapped: encodeHex(
      await wrapDataKey(
        fixed('kek'),
        'kek-1',
        identity,
        dataKey,
        webPrimitives,
        Uint8Array.from(fixed('nonce').subarray(0, 12)),
      ),
    ),
  },
})

const files = []
for (const [index, length] of [0, 20_000, 32_768].entries()) {
  const identityBytes = identityOf(index + 1)
  const key = fixed(`data key ${index}`)
  const slots = [await sealDataKey(recipientKey.publicKey, identityBytes, key)]
  const sealer = await createRecordingSealer({
    identityBytes,
    slots,
    dataKey: key,
    salt: fixed(`file salt ${index}`).subarray(0, 24),
  })
  const body = await sealer.push(plaintextOf(length))
  const end = await sealer.finish(
    { durationMs: length, endReason: index === 1 ? 1 : 0, sealedAt: 1_795_478_460_000 },
    async (message) =>
      Uint8Array.from(sign('sha256', message, { key: devicePrivate, dsaEncoding: 'ieee-p1363' })),
  )
  const bytes = concatBytes(sealer.head, body, end)
  const file = `recordings/${length}.smr`
  writeFileSync(join(here, file), bytes)
  files.push({
    file,
    fileLength: bytes.length,
    length,
    plainSha256: sha256(plaintextOf(length)),
    deviceSeq: index + 1,
    dataKey: encodeHex(key),
  })
}
const head = 112 + 2 + 20 + 113
const fileLength = files[2]?.fileLength ?? 0
write('recordings.json', {
  recipientPrivateKey: encodeHex(recipient.privateKey),
  otherRecipientPrivateKey: encodeHex(otherRecipient),
  devicePublicKey: encodeHex(await publicOf(deviceScalar)),
  devicePublicKeyPem: createPublicKey(devicePrivate).export({ format: 'pem', type: 'spki' }),
  otherDevicePublicKey: encodeHex(await publicOf(otherRecipient)),
  files,
  damaged: [
    { edit: { flip: 0 }, code: 'E_FORMAT' },
    { edit: { flip: 8 }, code: 'E_FORMAT' },
    { edit: { flip: 9 }, code: 'E_FORMAT' },
    { edit: { flip: 10 }, code: 'E_FORMAT' },
    { edit: { flip: 15 }, code: 'E_FORMAT' },
    { edit: { flip: 112 }, code: 'E_FORMAT' },
    { edit: { flip: 115 }, code: 'E_FORMAT' },
    { edit: { flip: 116 }, code: 'E_FORMAT' },
    { edit: { cut: head + 191 }, code: 'E_FORMAT' },
    { edit: { flip: 113 }, code: 'E_NOKEY' },
    { edit: { flip: 114 }, code: 'E_NOKEY' },
    { edit: { flip: 118 }, code: 'E_NOKEY' },
    { with: 'otherRecipient', code: 'E_NOKEY' },
    { edit: { flip: 20 }, code: 'E_SLOT' },
    { edit: { flip: 134 }, code: 'E_SLOT' },
    { edit: { flip: 135 }, code: 'E_SLOT' },
    { edit: { flip: 210 }, code: 'E_SLOT' },
    { with: 'dataKey', edit: { flip: 20 }, code: 'E_COMMIT' },
    { edit: { flip: head }, code: 'E_COMMIT' },
    { edit: { flip: head + 30 }, code: 'E_COMMIT' },
    { edit: { flip: head + 56 }, code: 'E_CHUNK(0)' },
    { edit: { flip: head + 56 + 16400 }, code: 'E_CHUNK(1)' },
    { edit: { flip: head + 56 + 2 * 16400 }, code: 'E_CHUNK(2)' },
    { edit: { swap: [0, 1] }, code: 'E_CHUNK(0)' },
    { edit: { cut: fileLength - 120 }, code: 'E_CHUNK(1)' },
    { edit: { cut: fileLength - 16 }, code: 'E_TRUNCATED' },
    { edit: { cut: fileLength - 15 }, code: 'E_TRUNCATED' },
    { edit: { cut: fileLength - 1 }, code: 'E_TRUNCATED' },
    { edit: { extend: 1 }, code: 'E_CHUNK(2)' },
    { edit: { flip: fileLength - 120 }, code: 'E_SEAL' },
    { edit: { flip: fileLength - 107 }, code: 'E_SEAL' },
    { edit: { flip: fileLength - 104 }, code: 'E_SEAL' },
    { edit: { flip: fileLength - 1 }, code: 'E_SEAL' },
    { with: 'otherDevice', code: 'E_SEAL' },
  ],
})
