import { type MeasuredServer, startMeasured } from '../child.ts'
import { withSmartym } from '../smartym.ts'
import type { BenchOptions, BenchTable } from '../table.ts'
import { beatFor, type Client, connectAll, connectBareWs, connectSocketIo } from './phones.ts'

interface LinkFigures {
  readonly bytesPerPhone: number
  readonly microsPerBeat: number
  readonly beats: number
}

/** Idle memory of each connection, then CPU of each message up and down. */
async function measure(
  server: MeasuredServer<unknown>,
  connect: (index: number) => Promise<Client>,
  { phones, seconds }: BenchOptions,
): Promise<LinkFigures> {
  const before = await server.usage()
  const clients = await connectAll(phones, connect)
  const idle = await server.usage()
  await beatFor(clients, 64, seconds / 5)
  const from = await server.usage()
  const beats = await beatFor(clients, 64, seconds)
  const to = await server.usage()
  for (const client of clients) client.close()
  return {
    bytesPerPhone: (idle.rssBytes - before.rssBytes) / phones,
    microsPerBeat: (to.cpuMicros - from.cpuMicros) / beats,
    beats,
  }
}

/** Memory of an authenticated idle phone, and CPU of a push and its acknowledgement, against Socket.IO (goals 1, 2). */
export async function benchLinks(options: BenchOptions): Promise<BenchTable> {
  const smartym = await withSmartym({ phones: options.phones }, ({ server, connect }) =>
    measure(server, connect, options),
  )
  const rival = await startMeasured<{ port: number }>('socket-io', {})
  const socketIo = await measure(rival, () => connectSocketIo(rival.ready.port), options)
  await rival.stop()
  const floor = await startMeasured<{ port: number }>('bare-ws', {})
  const bare = await measure(floor, () => connectBareWs(floor.ready.port), options)
  await floor.stop()
  return {
    name: 'links',
    figures: [
      {
        what: 'memory of an authenticated idle phone',
        n: options.phones,
        value: smartym.bytesPerPhone / 1000,
        unit: 'kB',
        rival: 'Socket.IO',
        rivalValue: socketIo.bytesPerPhone / 1000,
        ratio: smartym.bytesPerPhone / socketIo.bytesPerPhone,
        goal: '≤ 0.5',
      },
      {
        what: 'server CPU of a message and its answer',
        n: smartym.beats,
        value: smartym.microsPerBeat,
        unit: 'µs',
        rival: `Socket.IO (n=${socketIo.beats})`,
        rivalValue: socketIo.microsPerBeat,
        ratio: smartym.microsPerBeat / socketIo.microsPerBeat,
        goal: '≤ 0.6',
      },
      {
        what: 'server CPU of a message and its answer',
        n: smartym.beats,
        value: smartym.microsPerBeat,
        unit: 'µs',
        rival: `bare ws (n=${bare.beats})`,
        rivalValue: bare.microsPerBeat,
        ratio: smartym.microsPerBeat / bare.microsPerBeat,
        goal: '≤ 1.15',
      },
    ],
    details: { smartym, socketIo, bare },
  }
}
