import type { RecordingResponse } from '@smartym/contract'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { CustomerLink, Person } from '../../../ui/cells.tsx'
import type { Column } from '../../../ui/data-table.tsx'
import { DurationText, NoValue, TimeText } from '../../../ui/texts.tsx'
import { ListeningText, RecordingStateText } from '../recording-texts.tsx'

/** The columns of the list of recordings. */
export function useRecordingColumns(): readonly Column<RecordingResponse>[] {
  const t = useTranslate()
  const format = useFormat()
  return [
    {
      key: 'customer',
      title: t('console.field.customer'),
      width: 204,
      cell: (recording) => (
        <CustomerLink
          of={{ recordingId: recording.recordingId }}
          number={recording.customerNumber}
          name={recording.customerName}
        />
      ),
    },
    {
      key: 'started_at',
      title: t('console.field.started_at'),
      width: 126,
      cell: (recording) => <TimeText at={recording.startedAt} />,
    },
    {
      key: 'agent',
      title: t('console.field.agent'),
      width: 118,
      cell: (recording) => <Person name={recording.agentName} extension={recording.extension} />,
    },
    {
      key: 'unit',
      title: t('console.field.org_unit'),
      width: 98,
      goesAs: 8,
      cell: (recording) => (
        <span title={recording.orgUnitName ?? undefined}>{recording.orgUnitName ?? <NoValue />}</span>
      ),
    },
    {
      key: 'direction',
      title: t('console.field.direction'),
      width: 84,
      goesAs: 7,
      cell: (recording) => t(`call_direction.${recording.direction}`),
    },
    {
      key: 'duration',
      title: t('console.field.length'),
      width: 70,
      goesAs: 10,
      isFigure: true,
      cell: (recording) => <DurationText ms={recording.durationMs} />,
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 110,
      cell: (recording) => <RecordingStateText recording={recording} />,
    },
    {
      key: 'listening',
      title: t('console.field.listening'),
      width: 122,
      cell: (recording) => <ListeningText recording={recording} />,
    },
    {
      key: 'marked',
      title: t('console.field.mark'),
      width: 72,
      goesAs: 9,
      cell: (recording) => (recording.isMarked ? t('console.yes') : <NoValue />),
    },
    {
      key: 'mode',
      title: t('console.field.mode'),
      width: 80,
      goesAs: 6,
      isOptional: true,
      cell: (recording) => t(`console.recording_mode.${recording.mode}`),
    },
    {
      key: 'method',
      title: t('console.field.capture_method'),
      width: 110,
      goesAs: 5,
      isOptional: true,
      cell: (recording) =>
        recording.captureMethod === null ? (
          <NoValue />
        ) : (
          t(`console.capture_method.${recording.captureMethod}`)
        ),
    },
    {
      key: 'size',
      title: t('console.field.size'),
      width: 90,
      goesAs: 4,
      isFigure: true,
      isOptional: true,
      cell: (recording) => (recording.sizeBytes === null ? <NoValue /> : format.bytes(recording.sizeBytes)),
    },
    {
      key: 'stored_at',
      title: t('console.field.stored_at'),
      width: 134,
      goesAs: 3,
      isOptional: true,
      cell: (recording) => <TimeText at={recording.storedAt} />,
    },
    {
      key: 'employee_number',
      title: t('console.field.employee_number'),
      width: 100,
      goesAs: 2,
      isOptional: true,
      cell: (recording) => recording.employeeNumber ?? <NoValue />,
    },
    {
      key: 'reference',
      title: t('console.field.customer_reference'),
      width: 140,
      goesAs: 1,
      isOptional: true,
      cell: (recording) => recording.customerReference ?? <NoValue />,
    },
  ]
}
