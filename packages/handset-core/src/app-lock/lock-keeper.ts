import type { AppLockChange } from '@smartym/contract/constants'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { Step } from '../step/step.ts'
import { firstLockRow, type LockRow } from './lock-row.ts'

const rowKey = 'app_lock'

interface Deps {
  reports: Pick<ReportsMachine, 'add'>
  session: Pick<SessionMachine, 'agent'>
}

/** The lock's row, whose it is, and what is said of it to the server. */
export function createLockKeeper({ reports, session }: Deps) {
  let row: LockRow | null = null

  function save(step: Step, next: LockRow | null): void {
    row = next
    step.put(rowKey, next)
  }

  return {
    save,
    restore(rows: Record<string, unknown>): void {
      row = (rows[rowKey] as LockRow | undefined) ?? null
    },
    /** Whoever it belongs to. */
    kept: (): LockRow | null => row,
    /** Of the agent who works here; null when nobody does. */
    own(): LockRow | null {
      const agent = session.agent()
      if (agent === null) return null
      return row?.agentId === agent.agentId ? row : firstLockRow(agent.agentId)
    },
    tell(step: Step, change: AppLockChange): void {
      const agent = session.agent()
      if (agent !== null) reports.add(step, 'app_lock.changed', { agentId: agent.agentId, change })
    },
    /** The PIN is gone; with `mustShowPassword` nothing but the password opens from here on. */
    dropPin(step: Step, { agentId }: LockRow, mustShowPassword: boolean): void {
      step.order({ type: 'clear_app_lock' })
      save(step, { ...firstLockRow(agentId), mustShowPassword })
    },
  }
}
