import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { LineChangeResponse, LineResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ProblemNote } from '../../ui/notes.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'

function useHistoryColumns(): readonly Column<LineChangeResponse>[] {
  const t = useTranslate()
  return [
    { key: 'at', title: t('console.field.at'), width: 150, cell: (change) => <TimeText at={change.at} /> },
    {
      key: 'cause',
      title: t('console.device.cause'),
      width: 120,
      cell: (change) => <b>{t(`console.line_cause.${change.cause}`)}</b>,
    },
    {
      key: 'number',
      title: t('console.field.phone_number'),
      width: 140,
      cell: (change) => change.number.text,
    },
    {
      key: 'device',
      title: t('console.field.device'),
      width: 140,
      cell: (change) => change.deviceModel ?? <NoValue />,
    },
    {
      key: 'actor',
      title: t('console.field.actor'),
      width: 110,
      cell: (change) => change.actorName ?? t('console.device.by_device'),
    },
  ]
}

/** What was done to a line, newest first. */
export function LineHistoryDialog({
  line,
  onClose,
}: {
  readonly line: LineResponse
  readonly onClose: () => void
}) {
  const t = useTranslate()
  const columns = useHistoryColumns()
  const { lineId } = line
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['lines', lineId, 'changes'],
    queryFn: ({ signal }) => call('listLineChanges', { params: { lineId } }, signal),
  })
  return (
    <Modal
      open
      title={`${t('console.line.history')} · ${line.number.text}`}
      footer={null}
      width={760}
      onCancel={onClose}
    >
      {error === null ? (
        <DataTable
          caption={t('console.line.history')}
          columns={columns}
          rows={data?.items ?? []}
          rowKey={(change) => `${change.at} ${change.cause} ${change.deviceId ?? ''}`}
          skeletonRows={isPending ? 3 : 0}
        />
      ) : (
        <ProblemNote error={error} onRetry={() => void refetch()} />
      )}
    </Modal>
  )
}
