/* One process of one or many virtual handsets: `node main.ts <file.json>`; see `HandsetsFile`. It says where its pages are in
   one line of JSON on stdout, and ends when told to. */
import { readFileSync } from 'node:fs'
import type { HandsetPhase } from '@smartym/handset-core'
import { startBackgroundAgent } from './background/background-agent.ts'
import { type Credentials, keepSignedIn } from './background/sign-in.ts'
import { createSystemClock } from './clock/handset-clock.ts'
import { createVirtualHandset, type VirtualHandset } from './handset.ts'
import { createPageServer } from './page/page-server.ts'

/** What a process of handsets is told. Passwords stand in it: keep it at mode 600. */
export interface HandsetsFile {
  serverUrl: string
  /** Null serves no pages; 0 takes any free port. */
  pagePort: number | null
  /** Origins that may show the pages in a frame. */
  frameOrigins?: string[]
  /** For tests: one line of JSON on stdout for each phase that a row reaches. */
  isTellingPhases?: boolean
  handsets: {
    dir: string
    registrationCode?: string
    model?: string
    signIn?: Credentials
    /** Works by itself (background of the demo). */
    isBackground?: boolean
    /** For tests: the process kills itself, as `kill -9` does, the moment a row reaches this phase. */
    dieAtPhase?: HandsetPhase
  }[]
}

const file = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as HandsetsFile
const clock = createSystemClock()
const handsets: VirtualHandset[] = []
for (const { signIn, isBackground, dieAtPhase, ...options } of file.handsets) {
  const onPhase = (phase: HandsetPhase): void => {
    if (phase === dieAtPhase) process.kill(process.pid, 'SIGKILL')
    if (file.isTellingPhases) process.stdout.write(`${JSON.stringify({ phase })}\n`)
  }
  const handset = await createVirtualHandset({ ...options, serverUrl: file.serverUrl, clock, onPhase })
  handsets.push(handset)
  if (signIn) keepSignedIn(handset, signIn, clock)
  if (isBackground) startBackgroundAgent(handset, clock)
}
const pages =
  file.pagePort === null
    ? undefined
    : await createPageServer({ handsets, port: file.pagePort, frameOrigins: file.frameOrigins ?? [] })
const deviceIds = handsets.map(({ deviceId }) => deviceId)
process.stdout.write(`${JSON.stringify({ pagesUrl: pages?.url ?? null, deviceIds })}\n`)

async function stop(): Promise<void> {
  await pages?.close()
  await Promise.all(handsets.map((handset) => handset.close()))
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
