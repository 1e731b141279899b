import type { AuditFigure, Role } from '@smartym/contract'
import type { AuditEntryRow } from '../audit.table.ts'

/** What figures want to know of an entry. */
export type CountedEntry = Pick<
  AuditEntryRow,
  'id' | 'company_id' | 'at' | 'kind' | 'action' | 'actor_id' | 'actor_kind' | 'reason'
>

const signInFailures: readonly string[] = [
  'accounts.sign_in_refused',
  'accounts.second_factor_refused',
  'accounts.provider_sign_in_refused',
]
const permissionChanges: readonly string[] = [
  'accounts.created',
  'accounts.changed',
  'accounts.imported',
  'accounts.deactivated',
  'accounts.reactivated',
  'accounts.role_created',
  'accounts.role_changed',
  'accounts.role_deleted',
  'accounts.role_assigned',
  'accounts.api_key_created',
  'accounts.api_key_changed',
  'accounts.api_key_rotated',
  'accounts.api_key_revoked',
]
const alarms: readonly string[] = [
  'recordings.unusual_listens',
  'recordings.unusual_downloads',
  'recordings.damaged',
  'devices.reported_lost',
]
/** The end of a file’s way is no second download. */
const downloadEnd = 'exports.ended'
/* What a person sees, takes out or changes; not the tidying of jobs, not a sign-in. */
const lookedAtOutsideHours: readonly string[] = ['view', 'listen', 'download', 'reveal', 'change']

/** Every act that a figure names. */
export const namedActions: readonly string[] = [
  ...signInFailures,
  ...permissionChanges,
  ...alarms,
  downloadEnd,
]

const isOneOf = (actions: readonly string[], action: string): boolean => actions.includes(action)

/** Which figures an entry counts in; `role` is its actor's, undefined for what is no account. */
export function figuresOf(entry: CountedEntry, role: Role | undefined, isOutside: boolean): AuditFigure[] {
  const { kind, action, reason } = entry
  const isPerson = entry.actor_kind === 'account'
  const isDownload = kind === 'download' && action !== downloadEnd
  const isFailure = isOneOf(signInFailures, action)
  const counts: Readonly<Record<AuditFigure, boolean>> = {
    sign_in_failures: isFailure,
    locks: action === 'accounts.locked',
    refusals: kind === 'refusal' && !isFailure,
    reveals: kind === 'reveal',
    listens: kind === 'listen',
    downloads: isDownload,
    unexplained_downloads: isDownload && (reason ?? '').trim() === '',
    /* Agents’ shifts are no sign of anything. */
    outside_hours: isOutside && isPerson && role !== 'agent' && isOneOf(lookedAtOutsideHours, kind),
    permission_changes: isOneOf(permissionChanges, action),
    /* A review is no act that a review looks for. */
    administrator_changes:
      kind === 'change' && isPerson && role === 'administrator' && !action.startsWith('reviews.'),
    alarms: isOneOf(alarms, action),
  }
  return (Object.keys(counts) as AuditFigure[]).filter((figure) => counts[figure])
}

/** Far more than usual: twice the own average and so many more that it is no chance. */
export function isUnusual(entries: number, earlierAverage: number | null): boolean {
  return earlierAverage !== null && entries >= 2 * earlierAverage && entries - earlierAverage >= 20
}
