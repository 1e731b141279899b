import { createHandsetCore } from '../handset.ts'
import type {
  HandsetEffect,
  HandsetEffectType,
  HandsetEvent,
  HandsetView,
  StepResult,
} from '../ports/index.ts'
import { agent, goodSample, settings, started, stateFrame } from './fixtures.ts'

/** Server time when the test's phone boots. */
const bootedAt = 1_764_000_000_000

/** A core with a clock of its own and rows that are committed at once; effects are only kept. */
export function createTestHandset(options: { wallOffsetMs?: number } = {}) {
  let core = createHandsetCore()
  const rows: Record<string, unknown> = {}
  let bootId = 'boot-1'
  let monotonicMs = 10_000
  let bootServerTime = bootedAt
  let steps = 0
  let lastView: HandsetView | undefined
  const reports: { seq: number; kind: string; payload: unknown; at: number }[] = []

  const serverTime = (): number => bootServerTime + monotonicMs

  function tell(event: HandsetEvent): HandsetEffect[] {
    steps += 1
    const entropy = steps.toString(16).padStart(8, '0').repeat(8)
    const clock = { bootId, monotonicMs, wallMs: serverTime() + (options.wallOffsetMs ?? 0), entropy }
    const { puts, effects } = JSON.parse(JSON.stringify(core.step({ ...event, clock }))) as StepResult
    for (const [key, row] of puts) {
      if (row === null) delete rows[key]
      else rows[key] = row
      if (row !== null && key.startsWith('report/')) reports.push(row as (typeof reports)[number])
    }
    for (const effect of effects) if (effect.type === 'show_view') lastView = effect.view
    return effects
  }

  const handset = {
    tell,
    rows: () => rows,
    row: (key: string) => rows[key],
    serverTime,
    view: (): HandsetView => {
      if (lastView === undefined) throw new Error('nothing was shown yet')
      return lastView
    },
    /** Every report ever put, in order. */
    reports,
    reported: (kind: string) =>
      reports.filter((report) => report.kind === kind).map(({ payload }) => payload),
    wait: (ms: number): void => void (monotonicMs += ms),
    /** The process dies and comes back with what was committed; with `reboot` the whole phone does. */
    restart(how: { reboot?: boolean } = {}): HandsetEffect[] {
      core = createHandsetCore()
      core.restore(JSON.parse(JSON.stringify(rows)) as Record<string, unknown>)
      if (how.reboot === true) {
        bootId += '+'
        bootServerTime += monotonicMs + 60_000
        monotonicMs = 500
      }
      return tell(started)
    },
    /** Opens the link; the agent is signed in and available unless said otherwise. */
    openLink(change: Partial<Extract<HandsetEvent, { type: 'link.opened' }>> = {}): HandsetEffect[] {
      const welcome = {
        settings,
        agent,
        agentState: stateFrame({ since: serverTime() }),
        pendingCommands: [],
      }
      return tell({ type: 'link.opened', serverTime: serverTime(), roundTripMs: 0, ...welcome, ...change })
    },
    acknowledgeAll: (): HandsetEffect[] =>
      tell({ type: 'reports.acknowledged', acknowledgedSeq: reports.at(-1)?.seq ?? 0 }),
  }
  return handset
}
export type TestHandset = ReturnType<typeof createTestHandset>

/** A handset that is started, connected, signed in, available and able to record. */
export function createReadyHandset(
  options: { wallOffsetMs?: number; settings?: Partial<typeof settings> } = {},
): TestHandset {
  const handset = createTestHandset(options)
  handset.tell(started)
  handset.tell({ type: 'status.sampled', sample: goodSample })
  handset.openLink({ settings: { ...settings, ...options.settings } })
  handset.acknowledgeAll()
  return handset
}

/** The effects of one kind. */
export function only<T extends HandsetEffectType>(
  effects: HandsetEffect[],
  type: T,
): Extract<HandsetEffect, { type: T }>[] {
  return effects.filter((effect): effect is Extract<HandsetEffect, { type: T }> => effect.type === type)
}
