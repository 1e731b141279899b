import type { CallResponse } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { CustomerLink, Person } from '../../ui/cells.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { MarkedText } from '../../ui/mark.tsx'
import { callPhaseSigns, coverageSigns, dialOutcomeSigns, recordingStateSigns } from '../../ui/states.ts'
import { DurationText, NoValue, TimeText } from '../../ui/texts.tsx'

/** What became of a call, or what it is doing. */
export function CallStateText({ call }: { readonly call: Pick<CallResponse, 'phase' | 'outcome'> }) {
  const t = useTranslate()
  if (call.phase !== 'ended' || call.outcome === null) {
    return <MarkedText {...callPhaseSigns[call.phase]} text={t(`call_phase.${call.phase}`)} />
  }
  return <MarkedText {...dialOutcomeSigns[call.outcome]} text={t(`dial_outcome.${call.outcome}`)} />
}

/** The columns of the list of calls. */
export function useCallColumns(): readonly Column<CallResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'customer',
      title: t('console.field.customer'),
      width: 236,
      cell: (call) => (
        <CustomerLink of={{ callId: call.callId }} number={call.customerNumber} name={call.customerName} />
      ),
    },
    {
      key: 'started_at',
      title: t('console.field.started_at'),
      width: 126,
      cell: (call) => <TimeText at={call.startedAt} />,
    },
    {
      key: 'agent',
      title: t('console.field.agent'),
      width: 124,
      cell: (call) => <Person name={call.agentName} extension={call.extension} />,
    },
    {
      key: 'unit',
      title: t('console.field.org_unit'),
      width: 104,
      goesAs: 7,
      cell: (call) => <span title={call.orgUnitName ?? undefined}>{call.orgUnitName ?? <NoValue />}</span>,
    },
    {
      key: 'outcome',
      title: t('console.field.outcome'),
      width: 118,
      cell: (call) => <CallStateText call={call} />,
    },
    {
      key: 'duration',
      title: t('console.field.call_time'),
      width: 76,
      goesAs: 9,
      isFigure: true,
      cell: (call) => <DurationText ms={call.durationMs} />,
    },
    {
      key: 'disposition',
      title: t('console.field.disposition'),
      width: 112,
      goesAs: 8,
      cell: (call) => call.disposition?.name ?? <NoValue />,
    },
    {
      key: 'recording',
      title: t('console.field.recording'),
      width: 112,
      cell: (call) =>
        call.recordingState === null ? (
          <MarkedText {...coverageSigns[call.coverage]} text={t(`coverage.${call.coverage}`)} />
        ) : (
          <MarkedText
            {...recordingStateSigns[call.recordingState]}
            text={t(`recording_state.${call.recordingState}`)}
          />
        ),
    },
    {
      key: 'direction',
      title: t('console.field.direction'),
      width: 76,
      goesAs: 6,
      isOptional: true,
      cell: (call) => t(`call_direction.${call.direction}`),
    },
    {
      key: 'purpose',
      title: t('console.field.purpose'),
      width: 110,
      goesAs: 5,
      isOptional: true,
      cell: (call) => (call.purpose === null ? <NoValue /> : t(`call_purpose.${call.purpose}`)),
    },
    {
      key: 'coverage',
      title: t('console.field.coverage'),
      width: 100,
      goesAs: 4,
      isOptional: true,
      cell: (call) => <MarkedText {...coverageSigns[call.coverage]} text={t(`coverage.${call.coverage}`)} />,
    },
    {
      key: 'source',
      title: t('console.field.call_source'),
      width: 130,
      goesAs: 4,
      isOptional: true,
      cell: (call) => t(`call_source.${call.source}`),
    },
    {
      key: 'reference',
      title: t('console.field.customer_reference'),
      width: 140,
      goesAs: 3,
      isOptional: true,
      cell: (call) => call.customerReference ?? <NoValue />,
    },
    {
      key: 'employee_number',
      title: t('console.field.employee_number'),
      width: 100,
      goesAs: 2,
      isOptional: true,
      cell: (call) => call.employeeNumber ?? <NoValue />,
    },
    {
      key: 'line',
      title: t('console.field.line'),
      width: 130,
      goesAs: 1,
      isOptional: true,
      cell: (call) => call.lineNumber ?? <NoValue />,
    },
  ]
}
