import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HandsetPhase, HandsetView } from '@smartym/handset-core'
import type { Faults, PhoneCall, UserEvent } from '@smartym/handset-sim'
import type { Bell } from './until.ts'
import { startProcess, type TestProcess, type WrapCommand } from './process.ts'
import type { Credentials } from './seed-company.ts'

export interface HandsetStart {
  /** It kills itself the moment a row reaches this phase. */
  dieAtPhase?: HandsetPhase
  wrap?: WrapCommand
}

/** A virtual handset in a process of its own; it keeps its folder through all deaths. */
export interface HandsetProcess {
  readonly dir: string
  /** Resolves when the app is up. */
  start(how?: HandsetStart): Promise<void>
  kill(): Promise<void>
  freeze(): void
  thaw(): void
  /** Resolves when the running process is gone. */
  ended(): Promise<void>
  /** Calls `listener` for each phase that a row reaches, in this life and the next ones. */
  onPhase(listener: (phase: HandsetPhase) => void): void
  view(): Promise<HandsetView>
  callLog(): Promise<PhoneCall[]>
  send(event: UserEvent): Promise<void>
  changeFaults(change: Partial<Faults>): Promise<void>
}

export interface HandsetProcessOptions {
  dir: string
  serverUrl: string
  registrationCode: string
  signIn: Credentials
  bell: Bell
}

const main = 'apps/handset-sim/src/main.ts'

export function createHandsetProcess(options: HandsetProcessOptions): HandsetProcess {
  const { dir, serverUrl, registrationCode, signIn, bell } = options
  const listeners: ((phase: HandsetPhase) => void)[] = []
  let current: TestProcess | undefined
  let pageUrl = ''

  async function start({ dieAtPhase, wrap }: HandsetStart = {}): Promise<void> {
    const handsets = [{ dir, registrationCode, signIn, dieAtPhase }]
    const file = join(dir, '..', `${signIn.loginId}.json`)
    writeFileSync(file, JSON.stringify({ serverUrl, pagePort: 0, isTellingPhases: true, handsets }), {
      mode: 0o600,
    })
    const started = startProcess(main, [file], {}, wrap)
    current = started
    await new Promise<void>((resolve, reject) => {
      started.onLine((line) => {
        const said = JSON.parse(line) as { pagesUrl?: string; phase?: HandsetPhase }
        if (said.pagesUrl !== undefined) {
          pageUrl = `${said.pagesUrl}1/`
          resolve()
        }
        const { phase } = said
        if (phase !== undefined) for (const listener of listeners) listener(phase)
        bell.ring()
      })
      started.ended.then(
        // Killed on purpose while it started: that is a start too.
        () =>
          dieAtPhase === undefined ? reject(new Error(`a handset ended: ${started.stderr()}`)) : resolve(),
        reject,
      )
    })
  }

  async function read<T>(path: string): Promise<T> {
    return (await (await fetch(pageUrl + path)).json()) as T
  }

  async function post(path: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(pageUrl + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
  }

  return {
    dir,
    start,
    kill: async () => current?.kill(),
    freeze: () => current?.freeze(),
    thaw: () => current?.thaw(),
    ended: async () => current?.ended,
    onPhase: (listener) => void listeners.push(listener),
    view: () => read<HandsetView>('current-view'),
    callLog: () => read<PhoneCall[]>('call-log'),
    send: (event) => post('events', event),
    changeFaults: (change) => post('faults', change),
  }
}
