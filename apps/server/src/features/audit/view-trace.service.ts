import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Caller, RequestOrigin } from '../../platform/http/index.ts'
import { type AuditAction, type AuditObjectKind, auditOrigin, type AuditRecorder } from './audit.service.ts'

/** What a person looked at. */
export interface View {
  readonly action: Extract<AuditAction, `${string}.viewed` | `${string}.searched`>
  readonly object: { readonly kind: AuditObjectKind; readonly id: string | null }
  readonly subjectReference?: string | null
  /** The filter of a list without what the person typed. */
  readonly filter?: Readonly<Record<string, unknown>>
}

export interface ViewTrace {
  /**
   * Keeps that a person looked at something, committed before it is shown; the same again within ten minutes (a page
   * that refreshes itself) is one look. Programs' reading is not kept: their keys and scopes are.
   */
  recordView(by: { readonly caller: Caller; readonly origin: RequestOrigin }, view: View): Promise<void>
}

export interface ViewTraceDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly audit: AuditRecorder
}

const sameLookMs = 10 * 60_000
const maxKeptLooks = 20_000

/* At the console, or an agent on the phone where it works. */
const isPerson = ({ kind, accountId }: Caller): boolean =>
  kind === 'session' || (kind === 'device' && accountId !== null)

export function createViewTrace({ db, clock, audit }: ViewTraceDeps): ViewTrace {
  const looks = new Map<string, { readonly untilMs: number; readonly kept: Promise<unknown> }>()

  function keepOnce(look: string, keep: () => Promise<unknown>): Promise<unknown> {
    const nowMs = clock.monotonicMs()
    const known = looks.get(look)
    if (known !== undefined && known.untilMs > nowMs) return known.kept
    const kept = keep()
    looks.delete(look)
    looks.set(look, { untilMs: nowMs + sameLookMs, kept })
    kept.catch(() => looks.delete(look))
    const [oldest] = looks.keys()
    if (looks.size > maxKeptLooks && oldest !== undefined) looks.delete(oldest)
    return kept
  }

  return {
    async recordView(by, { action, object, subjectReference = null, filter }) {
      if (!isPerson(by.caller)) return
      const { id } = by.caller
      const look = JSON.stringify([id, by.origin.address, action, object.id, filter])
      const entry = {
        ...auditOrigin(by),
        kind: 'view',
        action,
        object,
        subjectReference,
        ...(filter !== undefined && { detail: { filter } }),
      } as const
      await keepOnce(look, () => db.transaction((tx) => audit.record(tx, entry)))
    },
  }
}
