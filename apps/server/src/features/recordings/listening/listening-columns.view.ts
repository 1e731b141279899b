import type {
  ListenAlertResponse,
  ListenRequestResponse,
  ListenResponse,
  ListListenAlertsQuery,
  ListListenRequestsQuery,
  ListOwnListensQuery,
} from '@smartym/contract'
import {
  type ExportColumn,
  type ExportNote,
  periodNotes,
  type Say,
  secondsOf,
  type TimeText,
  wordOf,
} from '../../../platform/exports/index.ts'
import type { Language } from '../../../platform/http/index.ts'

type Reasoned = Pick<ListenResponse, 'reason' | 'reasonName'>

/* A reason that the company has taken off its list is shown as it is kept. */
const reasonOf = ({ reason, reasonName }: Reasoned, language: Language): string | null =>
  reasonName?.[language] ?? reason

const told = (notes: readonly (ExportNote | false)[]): readonly ExportNote[] =>
  notes.filter((note) => note !== false)

/** The columns of the list of requests to listen as a file (SEC-8). */
export function listenRequestColumns(
  say: Say,
  language: Language,
  timeText: TimeText,
): readonly ExportColumn<ListenRequestResponse>[] {
  return [
    { title: say('console.field.requested_at'), width: 20, cell: (asked) => timeText(asked.createdAt) },
    { title: say('console.field.requester'), width: 14, cell: (asked) => asked.requesterName },
    { title: say('console.field.org_unit'), width: 18, cell: (asked) => asked.orgUnitName },
    {
      title: say('console.field.state'),
      width: 12,
      cell: (asked) => say(`console.listen_request_state.${asked.state}`),
    },
    { title: say('console.field.reason'), width: 18, cell: (asked) => reasonOf(asked, language) },
    { title: say('console.request.text'), width: 40, cell: (asked) => asked.text },
    { title: say('console.request.recordings'), width: 10, cell: (asked) => asked.recordingCount },
    { title: say('console.field.agent'), width: 14, cell: (asked) => asked.agentName },
    {
      title: say('console.field.call_started_at'),
      width: 20,
      cell: (asked) => timeText(asked.callStartedAt),
    },
    {
      title: say('console.field.approvers'),
      width: 20,
      cell: ({ approvals }) => approvals.map(({ accountName }) => accountName).join(', '),
    },
    { title: say('console.field.decided_by'), width: 14, cell: (asked) => asked.decidedByName },
    { title: say('console.field.decided_at'), width: 20, cell: (asked) => timeText(asked.decidedAt) },
    { title: say('console.field.decision_note'), width: 40, cell: (asked) => asked.decisionNote },
    { title: say('console.field.listen_request'), width: 38, cell: (asked) => asked.listenRequestId },
  ]
}

/** The filter of the list of requests in words. */
export function listenRequestNotes(
  say: Say,
  timeText: TimeText,
  { state, mine, decidable, reason, search, ...period }: ListListenRequestsQuery,
): readonly ExportNote[] {
  return [
    ...periodNotes(say, timeText, period),
    ...told([
      mine === true && [say('console.view.label'), say('console.inbox.mine')],
      decidable === true && [say('console.view.label'), say('console.inbox.to_decide')],
      state !== undefined && [say('console.field.state'), say(`console.listen_request_state.${state}`)],
      reason !== undefined && [
        say('console.field.reason'),
        wordOf(say, `console.listen_reason.${reason}`, reason),
      ],
      search !== undefined && [say('console.field.requester'), search],
    ]),
  ]
}

/** The columns of who listened to one's own calls as a file (ADM-13). */
export function ownListenColumns(
  say: Say,
  language: Language,
  timeText: TimeText,
): readonly ExportColumn<ListenResponse>[] {
  return [
    { title: say('console.field.listened_at'), width: 20, cell: (heard) => timeText(heard.at) },
    {
      title: say('console.field.kind'),
      width: 12,
      cell: (heard) => say(`console.listen_kind.${heard.kind}`),
    },
    { title: say('console.field.listener'), width: 14, cell: (heard) => heard.listenerName },
    { title: say('console.field.org_unit'), width: 18, cell: (heard) => heard.listenerUnitName },
    {
      title: say('console.field.reason'),
      width: 18,
      cell: (heard) => reasonOf(heard, language) ?? say('console.own_listens.by_rule'),
    },
    { title: say('console.request.text'), width: 40, cell: (heard) => heard.text },
    {
      title: say('console.field.approvers'),
      width: 20,
      cell: ({ approverNames }) => approverNames.join(', '),
    },
    { title: say('console.field.phone_number'), width: 18, cell: (heard) => heard.customerNumber.text },
    {
      title: say('console.field.call_started_at'),
      width: 20,
      cell: (heard) => timeText(heard.callStartedAt),
    },
    { title: say('console.field.length'), width: 10, cell: (heard) => secondsOf(heard.durationMs) },
  ]
}

/** The filter of that list in words. */
export function ownListenNotes(
  say: Say,
  timeText: TimeText,
  { kind, ...period }: ListOwnListensQuery,
): readonly ExportNote[] {
  return [
    ...periodNotes(say, timeText, period),
    ...told([kind !== undefined && [say('console.field.kind'), say(`console.listen_kind.${kind}`)]]),
  ]
}

/** The columns of the list of alerts of unusual listening as a file (SEC-8). */
export function listenAlertColumns(
  say: Say,
  timeText: TimeText,
): readonly ExportColumn<ListenAlertResponse>[] {
  return [
    { title: say('console.field.day'), width: 12, cell: (alert) => alert.day },
    { title: say('console.field.listener'), width: 14, cell: (alert) => alert.accountName },
    { title: say('console.field.org_unit'), width: 18, cell: (alert) => alert.orgUnitName },
    {
      title: say('console.field.kind'),
      width: 12,
      cell: (alert) => say(`console.listen_kind.${alert.kind}`),
    },
    { title: say('console.field.count_a_day'), width: 10, cell: (alert) => alert.count },
    { title: say('console.alerts.usual'), width: 10, cell: (alert) => alert.threshold },
    { title: say('console.field.at'), width: 20, cell: (alert) => timeText(alert.raisedAt) },
    {
      title: say('console.field.state'),
      width: 12,
      cell: ({ closedAt }) => say(`console.alerts.state.${closedAt === null ? 'open' : 'closed'}`),
    },
    { title: say('console.alerts.closed_by'), width: 14, cell: (alert) => alert.closedByName },
    { title: say('console.alerts.closed_at'), width: 20, cell: (alert) => timeText(alert.closedAt) },
    { title: say('console.alerts.note'), width: 40, cell: (alert) => alert.note },
  ]
}

/** The filter of that list in words. */
export function listenAlertNotes(say: Say, { isOpen }: ListListenAlertsQuery): readonly ExportNote[] {
  return told([
    isOpen !== undefined && [
      say('console.field.state'),
      say(`console.alerts.state.${isOpen ? 'open' : 'closed'}`),
    ],
  ])
}
