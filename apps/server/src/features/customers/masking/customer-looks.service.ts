import { scopes } from '@smartym/contract'
import { type Clock, dayIn } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder, NewAuditEntry } from '../../audit/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import { revealReasonRequired, tooManyNumberSearches, tooManyReveals } from '../customers.errors.ts'
import type { CustomerLook } from '../customers.table.ts'
import type { CustomerLooksStore } from './customer-looks.store.ts'

const hourMs = 3_600_000
/** What a search that shows no more than lists show may ask for. */
const openDigits = 4

/** Somebody looks at customers more often than the company allows in an hour. */
export interface UnusualLooks {
  readonly companyId: string
  readonly accountId: string
  readonly day: string
  readonly limit: number
}

/** What a slice below does about it, in the transaction that notices. */
export type UnusualLooksHandler = (tx: Tx, unusual: UnusualLooks) => Promise<void>

export interface CustomerLooksDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly organization: Pick<OrganizationSlice, 'getCompany'>
  readonly store: CustomerLooksStore
}

interface Look {
  readonly caller: Caller
  readonly kind: CustomerLook
  /** So many an hour; 0 does not count. */
  readonly limit: number
  readonly entry: NewAuditEntry
}

/** A search by a customer's number. */
export interface NumberSearch {
  readonly number?: string | undefined
  readonly trailingDigits?: string | undefined
}

const personOf = (caller: Caller): string => caller.accountId ?? caller.apiKeyId ?? caller.id

/* A search over more than one may reveal is one without the right. */
function mayRevealAll({ grants, scope }: Caller): boolean {
  const reach = grants['numbers:reveal']
  return reach !== undefined && scopes.indexOf(reach) >= scopes.indexOf(scope)
}

/** What lies behind the mask: shown one at a time, with a trace, and not too often (SEC-12). */
export function createCustomerLooks(deps: CustomerLooksDeps) {
  const { db, clock, ids, audit, settings, store } = deps
  let onUnusual: UnusualLooksHandler = async () => undefined

  /* Undefined when it may be looked at, else after how many seconds it may be. */
  async function spend(look: Look): Promise<number | undefined> {
    const { caller, kind, limit, entry } = look
    const { companyId, accountId } = caller
    const { timeZone } = await deps.organization.getCompany(companyId)
    return db.transaction(async (tx) => {
      const now = clock.now()
      const day = dayIn(timeZone, now)
      const personId = personOf(caller)
      if (accountId !== null) await store.lockAccount(tx, accountId)
      const { count, oldest } = await store.countLooks(tx, personId, kind, now - hourMs)
      if (limit > 0 && count >= limit) {
        if (accountId !== null) await onUnusual(tx, { companyId, accountId, day, limit })
        return Math.ceil(((oldest ?? now) + hourMs - now) / 1000)
      }
      await store.insertLook(tx, {
        id: ids.next('customerLook'),
        company_id: companyId,
        person_id: personId,
        kind,
        at: now,
        day,
      })
      await audit.record(tx, entry)
      return undefined
    })
  }

  return {
    /** What slices below do when somebody has reached a limit. */
    provideUnusualLooks(handler: UnusualLooksHandler): void {
      onUnusual = handler
    },

    /**
     * Committed with its audit entry before anything is shown. Throws `customers.reveal_reason_required`,
     * `customers.too_many_reveals`.
     */
    async reveal(caller: Caller, entry: NewAuditEntry): Promise<void> {
      const { companyId } = caller
      const reason = entry.reason ?? null
      if (reason === null && (await settings.get(companyId, 'customers.isRevealReasonRequired')))
        throw revealReasonRequired()
      const limit = await settings.get(companyId, 'customers.revealsPerHour')
      const retryAfterSeconds = await spend({ caller, kind: 'reveal', limit, entry })
      if (retryAfterSeconds !== undefined) throw tooManyReveals({ limit, retryAfterSeconds })
    },

    /**
     * Whoever may not see numbers may search by their last four digits, and, seldom and with a trace, by the last eight or a
     * whole number, which it knows already. Throws `customers.too_many_number_searches`.
     */
    async ensureMaySearch(caller: Caller, { number, trailingDigits = '' }: NumberSearch, by: AuditOrigin) {
      if (number === undefined && trailingDigits.length <= openDigits) return
      if (mayRevealAll(caller)) return
      const limit = await settings.get(caller.companyId, 'customers.numberSearchesPerHour')
      const entry: NewAuditEntry = {
        ...by,
        kind: 'view',
        action: 'customers.number_searched',
        object: { kind: 'customer', id: null },
      }
      const retryAfterSeconds = await spend({ caller, kind: 'search', limit, entry })
      if (retryAfterSeconds !== undefined) throw tooManyNumberSearches({ limit, retryAfterSeconds })
    },
  }
}
export type CustomerLooks = ReturnType<typeof createCustomerLooks>
