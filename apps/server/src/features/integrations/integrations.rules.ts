import { type EventKind, eventKinds, type Permission } from '@smartym/contract'
import type { ListScope } from '../organization/index.ts'

/* Who may read the thing may hear of it; a recording's state is part of its call. */
const permissionOf: Readonly<Record<EventKind, Permission>> = {
  'dial_request.created': 'dialing:list',
  'dial_request.changed': 'dialing:list',
  'call.started': 'calls:list',
  'call.changed': 'calls:list',
  'call.ended': 'calls:list',
  'call.disposition_recorded': 'calls:list',
  'recording.changed': 'calls:list',
  'recording.stored': 'calls:list',
  'recording.failed': 'calls:list',
  'agent.state_changed': 'agents:list',
  'listen_request.changed': 'recordings:request_listen',
  'listen_alert.changed': 'recordings:view_alerts',
  'form.changed': 'forms:list',
  'review.changed': 'reviews:list',
}

function isEventKind(text: string): text is EventKind {
  return (eventKinds as readonly string[]).includes(text)
}

/**
 * The kinds that a caller gets: those it asked for (`call.started,call.ended`; all when it asked for none) and may
 * hear of, each as far as `reachOf` says (undefined: not at all). Undefined when it asked for a kind that there is not.
 */
export function audibleKinds(
  asked: string | undefined,
  reachOf: (permission: Permission) => ListScope | undefined,
): ReadonlyMap<EventKind, ListScope> | undefined {
  const words = (asked ?? '').split(',').filter((word) => word.trim() !== '')
  const kinds: readonly string[] = words.length === 0 ? eventKinds : words.map((word) => word.trim())
  if (!kinds.every(isEventKind)) return undefined
  const audible = new Map<EventKind, ListScope>()
  for (const kind of kinds) {
    const reach = reachOf(permissionOf[kind])
    if (reach !== undefined) audible.set(kind, reach)
  }
  return audible
}

/** The position that a `Last-Event-ID` names; undefined for what is none of ours. */
export function positionOf(lastEventId: string): number | undefined {
  return /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined
}
