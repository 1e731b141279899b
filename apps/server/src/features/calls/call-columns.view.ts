import type { CallResponse, ListCallsQuery } from '@smartym/contract'
import {
  type ExportColumn,
  type ExportNote,
  periodNotes,
  type Say,
  secondsOf,
  type TimeText,
} from '../../platform/exports/index.ts'

type SharedFacts = Pick<
  CallResponse,
  | 'startedAt'
  | 'customerNumber'
  | 'customerName'
  | 'customerReference'
  | 'agentName'
  | 'employeeNumber'
  | 'extension'
  | 'orgUnitName'
  | 'direction'
>

/** The columns with which calls and recordings begin: when, whom, who, which way. */
export function sharedColumns(say: Say, timeText: TimeText): readonly ExportColumn<SharedFacts>[] {
  return [
    { title: say('console.field.started_at'), width: 20, cell: (call) => timeText(call.startedAt) },
    { title: say('console.field.phone_number'), width: 18, cell: (call) => call.customerNumber.text },
    { title: say('console.field.customer'), cell: (call) => call.customerName },
    { title: say('console.field.customer_reference'), width: 20, cell: (call) => call.customerReference },
    { title: say('console.field.agent'), cell: (call) => call.agentName },
    { title: say('console.field.employee_number'), cell: (call) => call.employeeNumber },
    { title: say('console.field.extension'), width: 10, cell: (call) => call.extension },
    { title: say('console.field.org_unit'), cell: (call) => call.orgUnitName },
    {
      title: say('console.field.direction'),
      width: 10,
      cell: (call) => say(`call_direction.${call.direction}`),
    },
  ]
}

/** The columns of the list of calls as a file; numbers stay masked as they are on the screen. */
export function callColumns(say: Say, timeText: TimeText): readonly ExportColumn<CallResponse>[] {
  return [
    ...sharedColumns(say, timeText),
    {
      title: say('console.field.outcome'),
      cell: (call) =>
        call.outcome === null ? say(`call_phase.${call.phase}`) : say(`dial_outcome.${call.outcome}`),
    },
    { title: say('console.field.connected_at'), width: 20, cell: (call) => timeText(call.connectedAt) },
    { title: say('console.field.ended_at'), width: 20, cell: (call) => timeText(call.endedAt) },
    {
      title: say('exports.seconds', { name: say('console.field.call_time') }),
      width: 14,
      cell: (call) => secondsOf(call.durationMs),
    },
    { title: say('console.field.call_source'), width: 16, cell: (call) => say(`call_source.${call.source}`) },
    { title: say('console.field.disposition'), cell: (call) => call.disposition?.name ?? null },
    { title: say('console.field.note'), width: 40, cell: (call) => call.disposition?.note ?? null },
    {
      title: say('console.field.purpose'),
      cell: (call) => (call.purpose === null ? null : say(`call_purpose.${call.purpose}`)),
    },
    { title: say('console.field.coverage'), cell: (call) => say(`coverage.${call.coverage}`) },
    {
      title: say('console.field.recording'),
      cell: (call) => (call.recordingState === null ? null : say(`recording_state.${call.recordingState}`)),
    },
    { title: say('console.field.line'), width: 18, cell: (call) => call.lineNumber },
  ]
}

/** What the ids of a filter are called. */
export interface FilterNames {
  readonly orgUnit: string | null
  readonly agent: string | null
}

type SharedFilter = Pick<
  ListCallsQuery,
  'from' | 'to' | 'orgUnitId' | 'agentId' | 'direction' | 'number' | 'trailingDigits'
>

/** The filter that calls and recordings share, in words; of a number no more than its end. */
export function sharedFilterNotes(
  say: Say,
  timeText: TimeText,
  filter: SharedFilter,
  names: FilterNames,
): readonly ExportNote[] {
  const { direction, number, trailingDigits } = filter
  const digits = (number ?? trailingDigits)?.replace(/\D/g, '').slice(-4)
  const notes: readonly (ExportNote | false)[] = [
    names.orgUnit !== null && [say('console.field.org_unit'), names.orgUnit],
    names.agent !== null && [say('console.field.agent'), names.agent],
    digits !== undefined && [say('console.field.phone_number'), say('exports.ends_with', { digits })],
    direction !== undefined && [say('console.field.direction'), say(`call_direction.${direction}`)],
  ]
  return [...periodNotes(say, timeText, filter), ...notes.filter((note) => note !== false)]
}

/** The filter of the list of calls in words. */
export function callFilterNotes(
  say: Say,
  timeText: TimeText,
  filter: Omit<ListCallsQuery, 'limit' | 'cursor' | 'withTotal'>,
  names: FilterNames & { readonly disposition: string | null },
): readonly ExportNote[] {
  const { outcome, coverage } = filter
  const notes: readonly (ExportNote | false)[] = [
    outcome !== undefined && [say('console.field.outcome'), say(`dial_outcome.${outcome}`)],
    names.disposition !== null && [say('console.field.disposition'), names.disposition],
    coverage !== undefined && [say('console.field.coverage'), say(`coverage.${coverage}`)],
  ]
  return [...sharedFilterNotes(say, timeText, filter, names), ...notes.filter((note) => note !== false)]
}
