import { FilePdfOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import type { DeviceDetail, LossReportResponse } from '@smartym/contract'
import { call, request } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { fileNameOf, saveFile } from '../../platform/save-file.ts'
import { Panel } from '../../ui/panel.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'

function DocumentButton({ report }: { readonly report: LossReportResponse }) {
  const t = useTranslate()
  const { lossReportId } = report
  const take = useMutation({
    async mutationFn() {
      const answer = await request('downloadLossReport', { params: { lossReportId } })
      saveFile(await answer.blob(), fileNameOf(answer, 'loss-report.pdf'))
    },
  })
  return (
    <>
      <Button icon={<FilePdfOutlined />} loading={take.isPending} onClick={() => take.mutate()}>
        {t('console.device.loss_report')}
      </Button>
      {take.isError && <Alert type="error" showIcon role="alert" title={take.error.message} />}
    </>
  )
}

function useLossColumns(): readonly Column<LossReportResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'at',
      title: t('console.field.at'),
      width: 160,
      cell: (report) => <TimeText at={report.reportedAt} />,
    },
    {
      key: 'agent',
      title: t('console.field.agent'),
      width: 120,
      goesAs: 2,
      cell: (report) => report.agentName ?? <NoValue />,
    },
    {
      key: 'line',
      title: t('console.field.line'),
      width: 130,
      goesAs: 1,
      cell: (report) => report.lineNumber ?? <NoValue />,
    },
    {
      key: 'document',
      title: t('console.device.loss_report'),
      width: 190,
      cell: (report) => <DocumentButton report={report} />,
    },
  ]
}

/** Losses of this phone, each with its report to take away (SEC-14); nothing for a phone that was never lost. */
export function LossesPanel({ deviceId }: Pick<DeviceDetail, 'deviceId'>) {
  const t = useTranslate()
  const columns = useLossColumns()
  const { data } = useQuery({
    queryKey: ['devices', deviceId, 'losses'],
    queryFn: ({ signal }) => call('listLossReports', { query: { deviceId } }, signal),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Panel title={t('console.device.losses')} isFlush>
      <DataTable
        caption={t('console.device.losses')}
        columns={columns}
        rows={data.items}
        rowKey={(report) => report.lossReportId}
      />
    </Panel>
  )
}
