import type { CommandFrame, SendTextPayload } from '@smartym/contract/frames'
import type { CommandRefusal } from '@smartym/contract/reports'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { DialingMachine } from '../dialing/dialing.machine.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { Step } from '../step/step.ts'

/** That a command was here, and what became of it. It stays after the command could have run, for safety's sake. */
interface CommandRow {
  commandId: string
  kind: string
  notAfter: number
  /** Server UTC ms; the row may go after it. */
  keepUntil: number
  state: 'done' | 'refused'
  /** The request that a `cancel_dial` took back. */
  canceledRequestId: string | null
}

const prefix = 'command/'
/* After `notAfter` a command is refused anyway; a day more covers a server that was restored. */
const keepMs = 24 * 3600 * 1000

interface Deps {
  clock: ClockMachine
  dialing: DialingMachine
  reports: ReportsMachine
  /** What the other kinds of commands do. */
  applySettings: (step: Step, command: Extract<CommandFrame, { kind: 'apply_settings' }>) => void
  signOut: (step: Step) => void
  resetAppLock: (step: Step) => void
  resendText: (step: Step, text: SendTextPayload) => void
  onRefused: (step: Step, reason: CommandRefusal) => void
}

/** The journal of commands: each runs once, ever, and none after its time (decision 4). */
export function createCommandsMachine(deps: Deps) {
  const { clock, dialing, reports, applySettings, signOut, resetAppLock, resendText, onRefused } = deps
  const rows = new Map<string, CommandRow>()

  function isCanceled(dialRequestId: string): boolean {
    for (const row of rows.values()) if (row.canceledRequestId === dialRequestId) return true
    return false
  }

  function run(step: Step, command: CommandFrame): CommandRefusal | null {
    if (command.kind === 'dial') {
      if (typeof command.payload.phoneNumber !== 'string') return 'unknown_command'
      return isCanceled(command.payload.dialRequestId) ? 'expired' : dialing.order(step, command)
    }
    // Without the server's time these do no harm; the link that brought them told it in any case.
    const isLate = clock.serverTime(step.clock) !== null && dialing.isExpired(step, command.notAfter)
    if (isLate) return 'expired'
    if (command.kind === 'cancel_dial') dialing.cancel(step, command.payload.dialRequestId)
    else if (command.kind === 'apply_settings') applySettings(step, command)
    else if (command.kind === 'send_text') resendText(step, command.payload)
    else if (command.kind === 'sign_out') signOut(step)
    else if (command.kind === 'reset_app_lock') resetAppLock(step)
    else return 'unknown_command'
    reports.add(step, 'command.completed', { commandId: (command as CommandFrame).commandId })
    return null
  }

  return {
    restore(all: Record<string, unknown>): void {
      for (const [key, row] of Object.entries(all))
        if (key.startsWith(prefix)) rows.set((row as CommandRow).commandId, row as CommandRow)
    },

    /**
     * A command came, perhaps not for the first time. Its row is put with all that it does, then the receipt goes out first.
     * A dial that was fetched without a link waits for the welcome: only a receipt in time makes it ours.
     */
    receive(step: Step, command: CommandFrame, isLinkOpen: boolean): void {
      const { commandId, kind, notAfter } = command
      const isKnown = rows.has(commandId)
      if (!isKnown && kind === 'dial' && !isLinkOpen) return
      if (isLinkOpen) step.order({ type: 'send_receipt', commandId })
      if (isKnown) return
      const reason = run(step, command)
      const row: CommandRow = {
        commandId,
        kind,
        notAfter,
        keepUntil: Math.max(notAfter, clock.now(step.clock).at) + keepMs,
        state: reason === null ? 'done' : 'refused',
        canceledRequestId: command.kind === 'cancel_dial' ? command.payload.dialRequestId : null,
      }
      rows.set(commandId, row)
      step.put(prefix + commandId, row)
      if (reason === null) return
      reports.add(step, 'command.refused', { commandId, reason })
      onRefused(step, reason)
    },

    /** Forgets what can never be run again. */
    prune(step: Step): void {
      const now = clock.serverTime(step.clock)
      if (now === null) return
      for (const row of rows.values()) {
        if (row.keepUntil >= now) continue
        rows.delete(row.commandId)
        step.put(prefix + row.commandId, null)
      }
    },
  }
}
