import type { AuditKind } from '@smartym/contract'
import type { PhraseKeyRest } from '@smartym/phrases'
import { canonicalize } from 'json-canonicalize'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Caller, RequestOrigin } from '../../platform/http/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import { fitText, leafHashOf } from './audit.rules.ts'
import type { AuditStore } from './audit.store.ts'
import type { AuditActorKind } from './audit.table.ts'

/** `<slice>.<past>`. An act without a sentence in four languages does not compile. */
export type AuditAction = PhraseKeyRest<'console.audit_action.'>
/** A kind of thing that acts are done to; one without a word in four languages does not compile. */
export type AuditObjectKind = PhraseKeyRest<'console.object.'>

/** Who acts, and from where. */
export interface AuditOrigin {
  readonly companyId: string
  readonly actor: { readonly kind: AuditActorKind; readonly id: string; readonly name: string | null }
  /** Network address; null for the server's own acts. */
  readonly address: string | null
  readonly deviceId: string | null
}

/** An act as it is told to the log (ADM-5): who, when, from where, what, on what, whose data, why. */
export interface NewAuditEntry extends AuditOrigin {
  readonly kind: AuditKind
  readonly action: AuditAction
  readonly object: { readonly kind: AuditObjectKind; readonly id: string | null }
  /** Whose data it was: a customer's reference, never a name or number. */
  readonly subjectReference?: string | null
  readonly reason?: string | null
  /** What else is worth knowing, as JSON; never a secret, a name or a number. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface AuditRecorder {
  /** Keeps the entry in the act's own transaction, so that neither is there without the other. Returns its id. */
  record(tx: Tx, entry: NewAuditEntry): Promise<string>
}

/** Who acts in a call to the API. */
export function auditOrigin({
  caller,
  origin,
}: {
  readonly caller: Caller
  readonly origin: RequestOrigin
}): AuditOrigin {
  return {
    companyId: caller.companyId,
    actor: actorOf(caller),
    address: origin.address,
    deviceId: caller.deviceId,
  }
}

function actorOf(caller: Caller): AuditOrigin['actor'] {
  if (caller.kind === 'api_key')
    return { kind: 'api_key', id: caller.apiKeyId ?? caller.id, name: caller.name }
  if (caller.accountId !== null) return { kind: 'account', id: caller.accountId, name: caller.name }
  if (caller.deviceId !== null) return { kind: 'device', id: caller.deviceId, name: caller.name }
  return { kind: 'api_key', id: caller.apiKeyId ?? caller.id, name: caller.name }
}

/** The server's own acts: jobs, timers. */
export function serverOrigin(companyId: string): AuditOrigin {
  return { companyId, actor: { kind: 'server', id: 'server', name: null }, address: null, deviceId: null }
}

function fitOrNull(text: string | null | undefined, length: number): string | null {
  return text === null || text === undefined ? null : fitText(text, length)
}

export interface AuditRecorderOptions {
  readonly store: AuditStore
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  /** Told after the commit that there is something to append to the log. */
  readonly onRecorded: () => void
}

export function createAuditRecorder({ store, clock, ids, onRecorded }: AuditRecorderOptions): AuditRecorder {
  return {
    async record(tx, entry) {
      const values = {
        id: ids.next('auditEntry'),
        company_id: entry.companyId,
        at: clock.now(),
        kind: entry.kind,
        actor_kind: entry.actor.kind,
        actor_id: fitText(entry.actor.id, 80),
        actor_name: fitOrNull(entry.actor.name, 200),
        address: fitOrNull(entry.address, 80),
        device_id: fitOrNull(entry.deviceId, 80),
        action: fitText(entry.action, 80),
        object_kind: fitText(entry.object.kind, 40),
        object_id: fitOrNull(entry.object.id, 80),
        subject_reference: fitOrNull(entry.subjectReference, 200),
        reason: fitOrNull(entry.reason, 2000),
        detail: entry.detail === undefined ? '{}' : canonicalize(entry.detail).toWellFormed(),
      }
      await store.insert(tx, { ...values, leaf_hash: leafHashOf(values) })
      tx.afterCommit(onRecorded)
      return values.id
    },
  }
}
