import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { App, Button, Form, Input, Modal } from 'antd'
import type { ListenAlertResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { ChoiceFilter } from '../../../ui/common-filters.tsx'
import { ListPanel } from '../../../ui/list-panel.tsx'
import { MarkedText } from '../../../ui/mark.tsx'
import { Page } from '../../../ui/page.tsx'
import { SavedViews } from '../../../ui/saved-views.tsx'
import { isFiltered } from '../../../ui/search-filters.ts'
import { NoValue, TimeText } from '../../../ui/texts.tsx'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import { alertsKey, alertStates } from './listen-alerts.search.ts'

const route = getRouteApi('/frame/listen-alerts')

interface CloseDialogProps {
  /** Undefined while the dialog is closed. */
  readonly alert: ListenAlertResponse | undefined
  readonly onClose: () => void
}

function CloseDialog({ alert, onClose }: CloseDialogProps) {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ note: string }>()
  const closing = useMutation({
    mutationFn: ({ listenAlertId, note }: { listenAlertId: string; note: string }) =>
      call('closeListenAlert', { params: { listenAlertId }, body: { note } }),
    onSuccess() {
      void message.success(t('console.alerts.closed'))
      onClose()
    },
    onError: (error) => void message.error(error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: alertsKey }),
  })
  return (
    <Modal
      open={alert !== undefined}
      title={t('console.alerts.close_title', { name: alert?.accountName ?? '' })}
      okText={t('console.alerts.close')}
      cancelText={t('console.cancel')}
      confirmLoading={closing.isPending}
      destroyOnHidden
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ note }) => alert && closing.mutate({ listenAlertId: alert.listenAlertId, note })}
      >
        <Form.Item
          name="note"
          label={t('console.alerts.note')}
          extra={t('console.alerts.close_help')}
          rules={[{ required: true, whitespace: true, min: 5, message: t('console.request.text_required') }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function useAlertColumns(
  onClose: (alert: ListenAlertResponse) => void,
): readonly Column<ListenAlertResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'listener',
      title: t('console.field.listener'),
      width: 130,
      cell: (alert) => <b title={alert.accountName}>{alert.accountName}</b>,
    },
    {
      key: 'unit',
      title: t('console.field.org_unit'),
      width: 130,
      goesAs: 1,
      cell: (alert) => alert.orgUnitName ?? <NoValue />,
    },
    { key: 'day', title: t('console.field.day'), width: 140, cell: (alert) => alert.day },
    {
      key: 'kind',
      title: t('console.field.kind'),
      width: 100,
      cell: (alert) => t(`console.listen_kind.${alert.kind}`),
    },
    {
      key: 'count',
      title: t('console.field.count_a_day'),
      width: 160,
      isFigure: true,
      cell: (alert) => t('console.alerts.count', { count: alert.count, usual: alert.threshold }),
    },
    {
      key: 'raised',
      title: t('console.field.at'),
      width: 150,
      goesAs: 2,
      cell: (alert) => <TimeText at={alert.raisedAt} />,
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 260,
      cell: (alert) =>
        alert.closedAt === null ? (
          <MarkedText tone="red" shape="dot" text={t('console.alerts.state.open')} />
        ) : (
          <span className="cut" title={alert.note ?? undefined}>
            <MarkedText
              tone="grey"
              shape="check"
              text={t('console.alerts.done', { name: alert.closedByName ?? '' })}
            />{' '}
            <span className="quiet">{alert.note}</span>
          </span>
        ),
    },
    {
      key: 'act',
      title: t('console.alerts.close'),
      width: 90,
      cell: (alert) =>
        alert.mayClose && (
          <Button size="small" onClick={() => onClose(alert)}>
            {t('console.alerts.close')}
          </Button>
        ),
    },
  ]
}

/** Who listened or downloaded more on one day than is usual, once a day (SEC-8). */
export function ListenAlertsPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [closing, setClosing] = useState<ListenAlertResponse>()
  const query = { ...(search.state !== undefined && { isOpen: search.state === 'open' }) }
  const list = useKeysetList<ListenAlertResponse>({
    key: alertsKey,
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listListenAlerts', { query: { ...query, ...page } }, signal),
  })
  return (
    <Page title={t('console.alerts.title')}>
      <SavedViews
        list="listen-alerts"
        views={[
          { key: 'all', title: t('console.view.all'), search: {} },
          ...alertStates.map((value) => ({
            key: value,
            title: t(`console.alerts.state.${value}`),
            search: { state: value },
          })),
        ]}
        search={{ ...search }}
      />
      <ListPanel
        name="listen-alerts"
        caption={t('console.alerts.title')}
        columns={useAlertColumns(setClosing)}
        list={list}
        rowKey={(alert) => alert.listenAlertId}
        filters={
          <ChoiceFilter
            label={t('console.field.state')}
            value={search.state}
            choices={alertStates.map((value) => ({ value, text: t(`console.alerts.state.${value}`) }))}
            onChange={(state) => void navigate({ search: { state } })}
          />
        }
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.alerts.empty')}
        emptyText={t('console.alerts.empty_text')}
        exported={{ operation: 'exportListenAlerts', permission: 'recordings:view_alerts', filter: query }}
      />
      <CloseDialog alert={closing} onClose={() => setClosing(undefined)} />
    </Page>
  )
}
