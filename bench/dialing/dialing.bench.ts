import { randomUUID } from 'node:crypto'
import { type MeasuredServer, startMeasured } from '../child.ts'
import { connectAll, connectBareWs } from '../links/phones.ts'
import { withSmartym } from '../smartym.ts'
import { type BenchOptions, type BenchTable, type Timings, timingsOf } from '../table.ts'
import { createPoster } from './http-client.ts'
import { measureMosquitto } from './mosquitto.ts'

const inFlight = 64

interface DialFigures extends Timings {
  readonly perSecond: number
  /** Server CPU of each, all its threads. */
  readonly cpuMicros: number
}

/** Keeps acts in flight in rounds until enough time was measured; the first, which warms up, and `between` are not counted. */
async function measure(
  server: Pick<MeasuredServer<unknown>, 'usage'>,
  seconds: number,
  actsPerRound: number,
  act: (index: number) => Promise<void>,
  between: () => Promise<unknown>,
): Promise<DialFigures> {
  let durations: number[] = []
  let elapsedMs = 0
  let cpuMicros = 0
  for (let round = 0; round < 2 || elapsedMs < seconds * 1000; round++) {
    if (round === 1) {
      durations = []
      elapsedMs = 0
      cpuMicros = 0
    }
    await between()
    const from = await server.usage()
    let next = 0
    const begin = performance.now()
    const worker = async (): Promise<void> => {
      while (next < actsPerRound) {
        const from = performance.now()
        await act(next++)
        durations.push(performance.now() - from)
      }
    }
    await Promise.all(Array.from({ length: inFlight }, worker))
    elapsedMs += performance.now() - begin
    cpuMicros += (await server.usage()).cpuMicros - from.cpuMicros
  }
  const n = durations.length
  return { ...timingsOf(durations), perSecond: (n * 1000) / elapsedMs, cpuMicros: cpuMicros / n }
}

/** Dial requests through the whole HTTP route: reserved, stored, audited, committed, then pushed to a connected phone. */
function measureSmartym(phones: number, seconds: number, groupedCommits: boolean): Promise<DialFigures> {
  return withSmartym({ phones, groupedCommits }, async ({ server, seeded, phone, connect }) => {
    await connectAll(phones, connect)
    const post = createPoster(`${server.ready.url}/api/v1/dial-requests`, {
      authorization: `Bearer ${seeded.apiKey}`,
    })
    return measure(
      server,
      seconds,
      groupedCommits ? phones : Math.min(phones, 2000),
      async (index) => {
        const body = JSON.stringify({
          agent: { agentId: phone(index).agentId },
          phoneNumber: '+821000001234',
          customerReference: `C-${index}`,
          customerName: '고객',
        })
        const { status, body: answer } = await post(body, { 'idempotency-key': randomUUID() })
        if (status !== 201) throw new Error(`a dial request was answered ${status}: ${answer}`)
      },
      () => server.ask('reset'),
    )
  })
}

async function measureBareWs(phones: number, seconds: number): Promise<DialFigures> {
  const server = await startMeasured<{ port: number }>('bare-ws', {})
  await connectAll(phones, () => connectBareWs(server.ready.port))
  const post = createPoster(`http://127.0.0.1:${server.ready.port}/`, {})
  const figures = await measure(
    server,
    seconds,
    phones,
    async () => void (await post('{}')),
    async () => undefined,
  )
  await server.stop()
  return figures
}

/** Goals 3 and 4: 64 in flight, all phones connected. */
export async function benchDialing({ phones, seconds }: BenchOptions): Promise<BenchTable> {
  const grouped = await measureSmartym(phones, seconds, true)
  const alone = await measureSmartym(phones, seconds, false)
  const bare = await measureBareWs(phones, seconds)
  const mosquitto = await measureMosquitto(inFlight, seconds)
  const shared = {
    what: 'durable, audited dial requests',
    n: grouped.n,
    value: grouped.perSecond,
    unit: '/s',
  }
  return {
    name: 'dialing',
    figures: [
      {
        ...shared,
        rival: `each commit alone (n=${alone.n})`,
        rivalValue: alone.perSecond,
        ratio: grouped.perSecond / alone.perSecond,
        goal: '≥ 8',
      },
      {
        ...shared,
        rival: `Mosquitto QoS 1, nothing stored (n=${mosquitto.n})`,
        rivalValue: mosquitto.perSecond,
        ratio: grouped.perSecond / mosquitto.perSecond,
        goal: '≥ 0.5',
      },
      {
        what: 'slowest one in a hundred',
        n: grouped.n,
        value: grouped.p99,
        unit: 'ms p99',
        rival: `bare ws push and acknowledgement over HTTP, nothing stored (n=${bare.n})`,
        rivalValue: bare.p99,
        ratio: grouped.p99 / bare.p99,
        goal: '≤ 2',
      },
    ],
    details: { phones, inFlight, grouped, alone, bare, mosquitto },
  }
}
