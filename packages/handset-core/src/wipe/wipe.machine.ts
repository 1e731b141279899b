import type { CommandFrame } from '@smartym/contract/frames'
import type { HandsetEvent, NetworkFault } from '../ports/index.ts'
import { backOffMs } from '../step/back-off.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'

const rowKey = 'wipe'
const backOff = { baseMs: 5_000, maxMs: 600_000 }

interface WipeRow {
  commandId: string
}

/** The order to erase everything (MON-3): from then on nothing else is done, whatever happens, until there is nothing left. */
export function createWipeMachine({ timers }: { timers: Timers }) {
  let commandId: string | null = null
  let failures = 0

  function orderOf(event: HandsetEvent): CommandFrame | undefined {
    if (event.type === 'command.received') return event.command.kind === 'wipe' ? event.command : undefined
    if (event.type === 'link.opened') return event.pendingCommands.find(({ kind }) => kind === 'wipe')
    return event.type === 'commands.fetched' ? event.commands.find(({ kind }) => kind === 'wipe') : undefined
  }

  return {
    restore(rows: Record<string, unknown>): void {
      commandId = (rows[rowKey] as WipeRow | undefined)?.commandId ?? null
    },
    isOn: (): boolean => commandId !== null,
    /** True when this event is no other machine's affair. The order goes before anything else that came with it. */
    takes(step: Step, event: HandsetEvent): boolean {
      const order = orderOf(event)
      if (order !== undefined) {
        commandId = order.commandId
        step.put(rowKey, { commandId } satisfies WipeRow)
        step.order({ type: 'send_receipt', commandId })
        step.order({ type: 'wipe', commandId })
        return true
      }
      if (commandId === null) return false
      if (event.type === 'handset.started') step.order({ type: 'wipe', commandId })
      return true
    },
    /** Everything is erased; the server has yet to be told. */
    report(step: Step): void {
      step.order({ type: 'report_wiped' })
    },
    reportFailed(step: Step, { isRetryable, retryAfterMs }: NetworkFault): void {
      if (!isRetryable) return
      failures += 1
      timers.set(step, 'wipe_report', backOffMs(failures, backOff, step.fraction(), retryAfterMs))
    },
  }
}
