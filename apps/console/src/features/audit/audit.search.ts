import type { AuditKind } from '@smartym/contract'
import { type AuditFigure, auditFigures } from '@smartym/contract/constants'
import { compact, type RawSearch, read } from '../../platform/search-params.ts'
import { endOfDay, startOfDay } from '../../platform/zone.ts'

export const auditKinds = [
  'login',
  'view',
  'listen',
  'download',
  'change',
  'reveal',
  'refusal',
] as const satisfies readonly AuditKind[]

export interface AuditSearch {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly kind?: AuditKind | undefined
  /** What a monthly review counts. */
  readonly figure?: AuditFigure | undefined
  readonly action?: string | undefined
  readonly actor?: string | undefined
  readonly object?: string | undefined
  /** Whose data. */
  readonly subject?: string | undefined
  readonly address?: string | undefined
  /** One entry alone. */
  readonly only?: string | undefined
  /** The entry whose details are open. */
  readonly entry?: string | undefined
  readonly cursor?: string | undefined
  readonly row?: string | undefined
}

export function parseAuditSearch(raw: RawSearch): AuditSearch {
  return compact<AuditSearch>({
    from: read.day(raw, 'from'),
    to: read.day(raw, 'to'),
    kind: read.oneOf(raw, 'kind', auditKinds),
    figure: read.oneOf(raw, 'figure', auditFigures),
    action: read.matching(raw, 'action', /^[a-z_]+\.[a-z_.]+$/),
    actor: read.matching(raw, 'actor', /^[a-z]+_[0-9a-f]{32}$/),
    object: read.matching(raw, 'object', /^[a-z]+_[0-9a-f]{32}$/),
    subject: read.text(raw, 'subject', 200),
    address: read.matching(raw, 'address', /^[0-9a-f.:]{2,80}$/i),
    only: read.matching(raw, 'only', /^aud_[0-9a-f]{32}$/),
    entry: read.matching(raw, 'entry', /^aud_[0-9a-f]{32}$/),
    cursor: read.text(raw, 'cursor', 500),
    row: read.matching(raw, 'row', /^aud_[0-9a-f]{32}$/),
  })
}

/** The filters as the API takes them. */
export function auditQuery(search: AuditSearch, timeZone: string) {
  const { from, to, kind, figure, action, actor, object, only, subject, address } = search
  return {
    ...(from !== undefined && { from: startOfDay(from, timeZone) }),
    ...(to !== undefined && { to: endOfDay(to, timeZone) }),
    ...(kind !== undefined && { kind }),
    ...(figure !== undefined && { figure }),
    ...(action !== undefined && { action }),
    ...(actor !== undefined && { actorId: actor }),
    ...(object !== undefined && { objectId: object }),
    ...(only !== undefined && { auditEntryId: only }),
    ...(subject !== undefined && { subjectReference: subject }),
    ...(address !== undefined && { address }),
  }
}
