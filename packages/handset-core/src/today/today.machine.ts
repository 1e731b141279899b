import type { Step } from '../step/step.ts'

export interface Today {
  calls: number
  connected: number
  talkMs: number
}
interface TodayRow extends Today {
  day: string
  agentId: string | null
}

const rowKey = 'today'

/** The agent's numbers of this day, a day of the phone's own calendar. */
export function createTodayMachine() {
  let row: TodayRow = { day: '', agentId: null, calls: 0, connected: 0, talkMs: 0 }

  function rowOf(step: Step, agentId: string | null): TodayRow {
    const day = dayOf(step.clock.wallMs)
    return row.day === day && row.agentId === agentId
      ? row
      : { day, agentId, calls: 0, connected: 0, talkMs: 0 }
  }

  return {
    restore(rows: Record<string, unknown>): void {
      row = (rows[rowKey] as TodayRow | undefined) ?? row
    },
    callEnded(step: Step, agentId: string | null, isConnected: boolean, talkMs: number): void {
      const today = rowOf(step, agentId)
      row = {
        ...today,
        calls: today.calls + 1,
        connected: today.connected + (isConnected ? 1 : 0),
        talkMs: today.talkMs + (isConnected ? talkMs : 0),
      }
      step.put(rowKey, row)
    },
    current(step: Step, agentId: string | null): Today {
      const { calls, connected, talkMs } = rowOf(step, agentId)
      return { calls, connected, talkMs }
    },
  }
}
export type TodayMachine = ReturnType<typeof createTodayMachine>

function dayOf(wallMs: number): string {
  const date = new Date(wallMs)
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}
