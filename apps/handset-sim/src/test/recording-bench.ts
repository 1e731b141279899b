import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HandsetEvent } from '@smartym/handset-core'
import { bytesReader, openRecording, type OpenRecording } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { loadDeviceKeys } from '../journal/device-keys.ts'
import { openPhoneDatabase } from '../journal/phone-storage.ts'
import { createValueCipher } from '../journal/value-cipher.ts'
import { createDisk } from '../recording/disk.ts'
import { createRecorder } from '../recording/recorder.ts'
import { createRecordingStore } from '../recording/recordings.store.ts'
import { scriptOf } from '../telephony/callee.ts'
import type { Talk } from '../telephony/modem.ts'
import { createManualClock } from './manual-clock.ts'

const callId = `call_${'c'.repeat(32)}`
export const recordingId = (n: number): string => `rec_${String(n).padStart(32, '0')}`

/** A phone's recorder on a folder of its own, with a call whose times the test sets. */
export async function createRecordingBench() {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-recorder-'))
  const clock = createManualClock()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const scalar = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
  const server = await nodePrimitives.importRecipientKey(scalar)
  const talk: Talk = { script: scriptOf('+821000009199'), connectedAtMs: clock.wallMs(), endedAtMs: null }
  openPhoneDatabase(dir).close()
  const keys = loadDeviceKeys(dir)
  const faults = { isSilent: false, isKeystoreBroken: false }

  /** One life of the app. */
  function start() {
    const database = openPhoneDatabase(dir)
    const events: HandsetEvent[] = []
    const waiting: { type: string; resolve(event: HandsetEvent): void }[] = []
    const disk = createDisk(dir)
    const store = createRecordingStore(database, createValueCipher(keys.journalKey))
    const recorder = createRecorder({
      store,
      disk,
      clock,
      modem: { talkOf: () => talk },
      registration: { companyId: `com_${'a'.repeat(32)}`, deviceId: `dev_${'b'.repeat(32)}` },
      sign(message) {
        if (faults.isKeystoreBroken) throw new Error('the keystore does not answer')
        return keys.sign(message)
      },
      transportKey: () => ({ keyId: '', publicKey: Buffer.from(server.publicKey).toString('hex') }),
      phoneWallMs: () => clock.wallMs(),
      isMicrophoneSilent: () => faults.isSilent,
      tell(event) {
        events.push(event)
        const index = waiting.findIndex(({ type }) => type === event.type)
        if (index >= 0) waiting.splice(index, 1)[0]?.resolve(event)
      },
    })
    function next<T extends HandsetEvent['type']>(type: T): Promise<Extract<HandsetEvent, { type: T }>> {
      return new Promise((resolve) => waiting.push({ type, resolve: (event) => resolve(event as never) }))
    }
    async function begin(n = 1, media: 'amr' | 'mp3' | '3gp' = 'amr') {
      const started = next('recording.started')
      recorder.start({ recordingId: recordingId(n), callId, media, startedAt: clock.wallMs() })
      return started
    }
    /** Lets the call run; resolves when everything due until now is on the disk. */
    async function talkFor(ms: number): Promise<void> {
      clock.advance(ms)
      await recorder.settled()
    }
    return {
      recorder,
      disk,
      store,
      events,
      next,
      begin,
      talkFor,
      async kill() {
        await recorder.halt()
        database.close()
      },
    }
  }

  /** Opens a recording as the server does. */
  async function open(n = 1): Promise<{ recording: OpenRecording; plain: Buffer; sha256: string }> {
    const bytes = readFileSync(join(dir, 'recordings', `${recordingId(n)}.smr`))
    const recording = await openRecording(
      bytesReader(bytes),
      { recipients: [server] },
      { devicePublicKey: keys.publicKey.subarray(-65), primitives: nodePrimitives },
    )
    const pieces: Uint8Array[] = []
    for await (const piece of recording.stream()) pieces.push(piece)
    const plain = Buffer.concat(pieces)
    return { recording, plain, sha256: createHash('sha256').update(plain).digest('hex') }
  }

  return {
    dir,
    clock,
    talk,
    faults,
    start,
    open,
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}
export type RecordingBench = Awaited<ReturnType<typeof createRecordingBench>>
