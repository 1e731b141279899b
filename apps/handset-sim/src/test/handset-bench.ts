import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesReader, openRecording } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import { createSystemClock, type HandsetClock } from '../clock/handset-clock.ts'
import { createVirtualHandset, type VirtualHandset } from '../handset.ts'
import { createFakeServer, type FakeServer } from './fake-server.ts'

/** A handset on a folder of its own before a fake server. `factor` lets the phone's time run faster. */
export async function createHandsetBench(factor = 1) {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-handset-'))
  const server = await createFakeServer()
  const clock = quickTimers(createSystemClock(), factor)
  const start = () =>
    createVirtualHandset({ dir, serverUrl: server.url, registrationCode: 'REGISTRATION-CODE', clock })
  const handset = await start()
  const looks = new Set<() => void>()
  const look = (): void => {
    for (const each of looks) each()
  }
  server.onChanged(look)
  handset.onView(look)

  /** Resolves when `isSo`; looked at whenever server or screen have changed. */
  function until(what: string, isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (!isSo()) return
        clearTimeout(limit)
        looks.delete(check)
        resolve()
      }
      const limit = setTimeout(
        () => reject(new Error(`still not: ${what}; ${server.kinds().join(' ')}`)),
        15_000,
      )
      looks.add(check)
      check()
    })
  }

  async function signIn(): Promise<void> {
    await until('the phone is connected', () => handset.view()?.connection === 'connected')
    handset.send({ type: 'user.sign_in_requested', loginId: 'haneul', password: 'secret' })
    await until('the agent is available', () => handset.view()?.agentState?.state === 'available')
    await until('the phone can record', () => handset.view()?.recording.isReady === true)
  }

  return { dir, server, clock, handset, until, signIn, look, remove: () => removeBench(dir, server, handset) }
}
export type HandsetBench = Awaited<ReturnType<typeof createHandsetBench>>

async function removeBench(dir: string, server: FakeServer, handset: VirtualHandset): Promise<void> {
  await handset.close()
  await server.close()
  rmSync(dir, { recursive: true, force: true })
}

/* Wall time stays the server's; calls of a script's seconds are over in a fraction of them. */
function quickTimers(clock: HandsetClock, factor: number): HandsetClock {
  const startMs = clock.wallMs()
  const originMs = clock.monotonicMs()
  const elapsedMs = (): number => (clock.monotonicMs() - originMs) * factor
  return {
    ...clock,
    monotonicMs: () => originMs + elapsedMs(),
    wallMs: () => startMs + elapsedMs(),
    setTimer: (delayMs, fire) => clock.setTimer(delayMs / factor, fire),
  }
}

/** What the fake server got, opened with its key. */
export async function openUpload(server: FakeServer, recordingId: string) {
  const bytes = server.uploads.get(recordingId)?.bytes ?? Buffer.alloc(0)
  const recording = await openRecording(
    bytesReader(bytes),
    { recipients: [server.transport] },
    { devicePublicKey: server.state.devicePublicKey.subarray(-65), primitives: nodePrimitives },
  )
  const pieces: Uint8Array[] = []
  for await (const piece of recording.stream()) pieces.push(piece)
  const plain = Buffer.concat(pieces)
  return { recording, plain, sha256: createHash('sha256').update(plain).digest('hex') }
}
