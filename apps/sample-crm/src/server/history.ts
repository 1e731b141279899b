import type { DialRequest } from '@smartym/click-to-call'

/** One call in a customer's history, as the CRM keeps it. */
export interface HistoryEntry {
  readonly dialRequestId: string
  readonly at: string
  readonly agentName: string
  readonly outcome: string
  readonly disposition: string | null
  readonly note: string | null
}

/** Calls of each customer, newest first, fed by SmartyM's events; a toy CRM keeps them in memory. */
export interface CallHistory {
  of(customerId: string): readonly HistoryEntry[]
  /** Takes a finished dial request; the same one again replaces what was known. */
  record(request: DialRequest): void
}

const keptPerCustomer = 50

export function createCallHistory(): CallHistory {
  const byCustomer = new Map<string, HistoryEntry[]>()
  return {
    of: (customerId) => byCustomer.get(customerId) ?? [],
    record(request) {
      if (request.customerReference === null || request.endedAt === null) return
      const entry: HistoryEntry = {
        dialRequestId: request.dialRequestId,
        at: request.createdAt,
        agentName: request.agentName,
        outcome: request.outcome ?? 'unknown',
        disposition: request.disposition?.name ?? null,
        note: request.disposition?.note ?? null,
      }
      const others = (byCustomer.get(request.customerReference) ?? []).filter(
        (each) => each.dialRequestId !== entry.dialRequestId,
      )
      byCustomer.set(request.customerReference, [entry, ...others].slice(0, keptPerCustomer))
    },
  }
}
