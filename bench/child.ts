import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { join } from 'node:path'

/** What a measured process says of itself. */
export interface Usage {
  readonly rssBytes: number
  /** User and system time since its start, µs. */
  readonly cpuMicros: number
}

/** A server in a process of its own, pinned to the first core; the bench and its clients keep to the second. */
export interface MeasuredServer<Ready> {
  readonly ready: Ready
  /** After a collection of garbage, which is in the CPU time of neither side of a measurement. */
  usage(): Promise<Usage>
  /** Asks the server for one of its own acts (`reset`, …). */
  ask<T>(act: string, argument?: unknown): Promise<T>
  stop(): Promise<void>
}

interface Answer {
  readonly id: number
  readonly value: unknown
}

/** A folder for CPU profiles of the measured servers; figures are worse meanwhile. */
const profileFolder = process.env['SMARTYM_BENCH_PROFILE']
const canPin = existsSync('/usr/bin/taskset')

function nextMessage<T>(child: ChildProcess, isIt: (message: Answer) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const listener = (message: unknown) => {
      const answer = message as Answer
      if (!isIt(answer)) return
      child.off('message', listener)
      resolve(answer.value as T)
    }
    child.on('message', listener)
    child.once('exit', (code) => reject(new Error(`the measured server ended with ${code}`)))
  })
}

/** Starts `servers/<name>.ts` with one JSON argument; it says when it is ready. */
export async function startMeasured<Ready>(name: string, argument: unknown): Promise<MeasuredServer<Ready>> {
  const script = join(import.meta.dirname, 'servers', `${name}.ts`)
  const node = ['--expose-gc', '--max-old-space-size=4096']
  const child = canPin
    ? fork(script, [JSON.stringify(argument)], {
        execPath: '/usr/bin/taskset',
        execArgv: ['-c', '0', process.execPath, ...node],
        env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
      })
    : fork(script, [JSON.stringify(argument)], {
        execArgv: node,
        env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
      })
  child.setMaxListeners(100)
  const ready = await nextMessage<Ready>(child, ({ id }) => id === 0)
  let lastId = 0
  const ask = <T>(act: string, value?: unknown): Promise<T> => {
    const id = ++lastId
    child.send({ id, act, value })
    return nextMessage<T>(child, (answer) => answer.id === id)
  }
  return {
    ready,
    ask,
    usage: () => ask<Usage>('usage'),
    async stop() {
      if (profileFolder !== undefined) await ask('profiled')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** In the measured process: answers the bench. */
export function serveMeasurements(
  ready: unknown,
  acts: Readonly<Record<string, (value: never) => unknown>> = {},
): void {
  const profile = profileFolder === undefined ? undefined : startProfile(profileFolder)
  process.on('message', (message: { id: number; act: string; value: never }) => {
    void (async () => {
      const value = await answerTo(message)
      process.send?.({ id: message.id, value })
    })()
  })
  function answerTo({ act, value }: { act: string; value: never }): unknown {
    if (act === 'usage') return usageNow()
    return act === 'profiled' ? profile?.() : acts[act]?.(value)
  }
  process.send?.({ id: 0, value: ready })
}

/** Samples from now on; what comes back writes the profile. */
function startProfile(folder: string): () => Promise<void> {
  const session = new Session()
  session.connect()
  const started = session.post('Profiler.enable').then(() => session.post('Profiler.start'))
  return async () => {
    await started
    const { profile } = await session.post('Profiler.stop')
    writeFileSync(join(folder, `${process.pid}.cpuprofile`), JSON.stringify(profile))
  }
}

/* What the collections that we ask for have cost. */
let collectedMicros = 0

function cpuMicros(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

function usageNow(): Usage {
  const worked = cpuMicros() - collectedMicros
  globalThis.gc?.()
  collectedMicros = cpuMicros() - worked
  return { rssBytes: process.memoryUsage().rss, cpuMicros: worked }
}
