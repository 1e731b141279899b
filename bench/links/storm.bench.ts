import { type MeasuredServer, startMeasured } from '../child.ts'
import { withSmartym } from '../smartym.ts'
import type { BenchOptions, BenchTable } from '../table.ts'
import { type Client, connectAll, connectSocketIo } from './phones.ts'

interface Storm {
  readonly cpuSeconds: number
  readonly wallSeconds: number
}

/** Everybody is thrown out and comes back at once, three times; the middle one counts. */
async function measure(
  server: MeasuredServer<unknown>,
  connect: (index: number) => Promise<Client>,
  phones: number,
): Promise<Storm> {
  let clients = await connectAll(phones, connect)
  const storms: Storm[] = []
  for (let round = 0; round < 3; round++) {
    for (const client of clients) client.close()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const from = await server.usage()
    const begin = performance.now()
    clients = await connectAll(phones, connect)
    const wallSeconds = (performance.now() - begin) / 1000
    const to = await server.usage()
    storms.push({ cpuSeconds: (to.cpuMicros - from.cpuMicros) / 1e6, wallSeconds })
  }
  for (const client of clients) client.close()
  const middle = storms.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds)[1]
  if (middle === undefined) throw new Error('no storm was measured')
  return middle
}

/** 10,000 phones come back (goal 5): signature, token, settings and pending commands included, against Socket.IO with a token check. */
export async function benchStorm({ phones }: BenchOptions): Promise<BenchTable> {
  const smartym = await withSmartym({ phones }, ({ server, connect }) => measure(server, connect, phones))
  const rival = await startMeasured<{ port: number }>('socket-io', {})
  const socketIo = await measure(rival, () => connectSocketIo(rival.ready.port), phones)
  await rival.stop()
  return {
    name: 'storm',
    figures: [
      {
        what: `server CPU until all ${phones.toLocaleString('en')} are back`,
        n: 3,
        value: smartym.cpuSeconds,
        unit: 's',
        rival: 'Socket.IO',
        rivalValue: socketIo.cpuSeconds,
        ratio: smartym.cpuSeconds / socketIo.cpuSeconds,
        goal: '≤ 0.5',
      },
    ],
    details: { smartym, socketIo },
  }
}
