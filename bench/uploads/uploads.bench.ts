import { type MeasuredServer, startMeasured } from '../child.ts'
import { connectAll } from '../links/phones.ts'
import { withSmartym } from '../smartym.ts'
import { type BenchOptions, type BenchTable, type Timings, timingsOf } from '../table.ts'
import { createFileMaker, type SealedFile } from './sealed-files.ts'
import { createTusClient } from './tus-client.ts'

const sizeBytes = 200_000
const inFlight = 16
const filesPerRound = 400
const maxPhones = 2000

interface UploadFigures extends Timings {
  readonly perSecond: number
  /** Server CPU of each, all its threads. */
  readonly cpuMicros: number
}

/** Rounds of uploads until enough time was measured; the first, which warms up, and what comes between are not counted. */
async function measure(
  server: Pick<MeasuredServer<unknown>, 'usage'>,
  seconds: number,
  prepare: () => Promise<(() => Promise<void>)[]>,
): Promise<UploadFigures> {
  let durations: number[] = []
  let elapsedMs = 0
  let cpuMicros = 0
  for (let round = 0; round < 2 || elapsedMs < seconds * 1000; round++) {
    if (round === 1) {
      durations = []
      elapsedMs = 0
      cpuMicros = 0
    }
    const uploads = await prepare()
    const from = await server.usage()
    const begin = performance.now()
    const worker = async (): Promise<void> => {
      for (let upload = uploads.pop(); upload !== undefined; upload = uploads.pop()) {
        const sent = performance.now()
        await upload()
        durations.push(performance.now() - sent)
      }
    }
    await Promise.all(Array.from({ length: inFlight }, worker))
    elapsedMs += performance.now() - begin
    cpuMicros += (await server.usage()).cpuMicros - from.cpuMicros
  }
  const n = durations.length
  return { ...timingsOf(durations), perSecond: (n * 1000) / elapsedMs, cpuMicros: cpuMicros / n }
}

async function measureSmartym(seconds: number, phones: number): Promise<UploadFigures> {
  return withSmartym({ phones }, async ({ server, seeded, phone, connect }) => {
    const connected = await connectAll(phones, connect)
    const makeFile = createFileMaker(seeded, sizeBytes)
    const address = `${server.ready.url}/api/v1/recording-uploads`
    const upload = createTusClient(address)
    let next = 0
    const send = async ({ recordingId, bytes }: SealedFile, proof: Record<string, string>) => {
      const metadata = `recordingId ${Buffer.from(recordingId).toString('base64')}`
      const { status, state } = await upload(bytes, {
        ...proof,
        'upload-metadata': metadata,
      })
      if (state !== 'stored') throw new Error(`an upload was answered ${status} ${state}`)
    }
    return measure(server, seconds, async () => {
      const files: SealedFile[] = []
      for (let i = 0; i < filesPerRound; i++) {
        const index = next++ % phones
        const link = connected[index]
        if (link !== undefined) files.push(await makeFile(phone(index), link))
      }
      await server.ask(
        'expect',
        files.map((file) => file.row),
      )
      return files.map((file) => {
        const proof = file.prove('POST', address)
        return () => send(file, proof)
      })
    })
  })
}

async function measureTus(seconds: number, isDurable: boolean): Promise<UploadFigures> {
  const server = await startMeasured<{ url: string }>('tus-durable', { isDurable })
  const upload = createTusClient(server.ready.url)
  const bytes = Buffer.alloc(sizeBytes, 7)
  const send = async (): Promise<void> => {
    const { status } = await upload(bytes, {})
    if (status !== 201) throw new Error(`an upload was answered ${status}`)
  }
  const figures = await measure(server, seconds, async () =>
    Array.from({ length: filesPerRound }, () => send),
  )
  await server.stop()
  return figures
}

/** Uploads of 200 kB, 16 in flight, durable and verified (goal 12), against `@tus/server` as it is and made durable. */
export async function benchUploads({ seconds, phones }: BenchOptions): Promise<BenchTable> {
  const smartym = await measureSmartym(seconds, Math.min(maxPhones, phones))
  const durable = await measureTus(seconds, true)
  const stock = await measureTus(seconds, false)
  const shared = { n: smartym.n }
  return {
    name: 'uploads',
    figures: [
      {
        ...shared,
        what: 'durable, verified uploads',
        value: smartym.perSecond,
        unit: '/s',
        rival: `@tus/server made durable (n=${durable.n})`,
        rivalValue: durable.perSecond,
        ratio: smartym.perSecond / durable.perSecond,
        goal: '≥ 1.8',
      },
      {
        ...shared,
        what: 'slowest one in a hundred',
        value: smartym.p99,
        unit: 'ms p99',
        rival: `@tus/server made durable (n=${durable.n})`,
        rivalValue: durable.p99,
        ratio: smartym.p99 / durable.p99,
        goal: '≤ 0.7',
      },
      {
        ...shared,
        what: 'durable, verified uploads',
        value: smartym.perSecond,
        unit: '/s',
        rival: `@tus/server as it is, not durable (n=${stock.n})`,
        rivalValue: stock.perSecond,
        ratio: smartym.perSecond / stock.perSecond,
        goal: '≥ 1',
      },
      {
        ...shared,
        what: 'server CPU of an upload',
        value: smartym.cpuMicros,
        unit: 'µs',
        rival: `@tus/server made durable (n=${durable.n})`,
        rivalValue: durable.cpuMicros,
        ratio: smartym.cpuMicros / durable.cpuMicros,
        goal: '≤ 0.6',
      },
    ],
    details: { smartym, durable, stock, sizeBytes, inFlight },
  }
}
