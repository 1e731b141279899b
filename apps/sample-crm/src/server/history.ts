import type { components, DialRequest } from '@smartym/click-to-call'

type Call = components['schemas']['Call']

/** One call in a customer's history, as the CRM keeps it. */
export interface HistoryEntry {
  readonly callId: string
  readonly at: string
  readonly agentName: string
  readonly outcome: string
  readonly dispositionCode: string | null
  readonly note: string | null
}

/** Calls of each customer, newest first: what SmartyM has, and what its events add; a toy CRM keeps them in memory. */
export interface CallHistory {
  of(customerId: string): readonly HistoryEntry[]
  /** Takes a finished dial request; the same one again replaces what was known. */
  record(request: DialRequest): void
  /** Takes calls that were made before. */
  recordPast(customerId: string, calls: readonly Call[]): void
}

const keptPerCustomer = 50

export function createCallHistory(): CallHistory {
  const byCustomer = new Map<string, HistoryEntry[]>()

  function add(customerId: string, entry: HistoryEntry): void {
    const others = (byCustomer.get(customerId) ?? []).filter(({ callId }) => callId !== entry.callId)
    const entries = [entry, ...others].toSorted((a, b) => b.at.localeCompare(a.at))
    byCustomer.set(customerId, entries.slice(0, keptPerCustomer))
  }

  return {
    of: (customerId) => byCustomer.get(customerId) ?? [],
    record({ customerReference, endedAt, callId, createdAt, agentName, outcome, disposition }) {
      if (customerReference === null || endedAt === null) return
      add(customerReference, {
        callId,
        at: createdAt,
        agentName,
        outcome: outcome ?? 'unknown',
        dispositionCode: disposition?.code ?? null,
        note: disposition?.note ?? null,
      })
    },
    recordPast(customerId, calls) {
      for (const { callId, startedAt, endedAt, agentName, outcome, disposition } of calls) {
        if (endedAt === null) continue
        add(customerId, {
          callId,
          at: startedAt,
          agentName: agentName ?? '',
          outcome: outcome ?? 'unknown',
          dispositionCode: disposition?.code ?? null,
          note: disposition?.note ?? null,
        })
      }
    },
  }
}
