import { useNavigate } from '@tanstack/react-router'
import type { TextMessageResponse } from '@smartym/contract'
import { textMessageStates } from '@smartym/contract/constants'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay, useSession } from '../../platform/session.ts'
import { CustomerLink, Person } from '../../ui/cells.tsx'
import { AgentFilter, ChoiceFilter, OrgUnitFilter, PeriodFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark, MarkedText } from '../../ui/mark.tsx'
import { isFiltered } from '../../ui/search-filters.ts'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import { ResendButton } from './resend.button.tsx'
import { type TextsSearch, textsQuery } from './text-messages.search.ts'
import { textMessageSigns } from './text-messages.signs.ts'

/** Why it failed, or why there was none. */
export function ReasonText({
  text,
}: {
  readonly text: Pick<TextMessageResponse, 'fault' | 'withheldReason'>
}) {
  const t = useTranslate()
  if (text.fault !== null) return t(`text_fault.${text.fault}`)
  return text.withheldReason === null ? <NoValue /> : t(`text_withheld.${text.withheldReason}`)
}

function useColumns(): readonly Column<TextMessageResponse>[] {
  const t = useTranslate()
  const mayResend = useMay('text_messages:resend')
  const columns: readonly Column<TextMessageResponse>[] = [
    {
      key: 'customer',
      title: t('console.field.customer'),
      width: 200,
      cell: (text) => (
        <CustomerLink of={{ callId: text.callId }} number={text.customerNumber} name={text.customerName} />
      ),
    },
    {
      key: 'at',
      title: t('console.field.at'),
      width: 130,
      cell: ({ orderedAt }) => <TimeText at={orderedAt} />,
    },
    {
      key: 'state',
      title: t('console.texts.outcome'),
      width: 100,
      cell: ({ state }) => <MarkedText {...textMessageSigns[state]} text={t(`text_state.${state}`)} />,
    },
    {
      key: 'reason',
      title: t('console.field.reason'),
      width: 140,
      cell: (text) => <ReasonText text={text} />,
    },
    {
      key: 'body',
      title: t('console.texts.body'),
      width: 280,
      goesAs: 4,
      cell: ({ body, resendsId }) => (
        <span className="cut" title={body ?? undefined}>
          {resendsId !== null && <span className="quiet">[{t('console.texts.is_resend')}] </span>}
          {body ?? <NoValue />}
        </span>
      ),
    },
    {
      key: 'parts',
      title: t('console.texts.parts'),
      width: 60,
      isFigure: true,
      goesAs: 1,
      cell: ({ parts }) => parts ?? <NoValue />,
    },
    {
      key: 'agent',
      title: t('console.field.agent'),
      width: 100,
      goesAs: 3,
      cell: ({ agentName }) => <Person name={agentName} extension={null} />,
    },
    {
      key: 'line',
      title: t('console.field.line'),
      width: 130,
      goesAs: 2,
      cell: ({ lineNumber }) => lineNumber ?? <NoValue />,
    },
  ]
  if (!mayResend) return columns
  return [
    ...columns,
    {
      key: 'resend',
      title: t('console.texts.resend'),
      width: 110,
      cell: (text) => <ResendButton text={text} />,
    },
  ]
}

/** Every text, newest first: sent, failed, withheld and why. */
export function HistoryPanel({ search }: { readonly search: TextsSearch }) {
  const t = useTranslate()
  const navigate = useNavigate()
  const { timeZone } = useSession()
  const { tab: _tab, ...filters } = search
  const query = textsQuery(search, timeZone)
  const list = useKeysetList<TextMessageResponse>({
    key: ['text-messages'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listTextMessages', { query: { ...query, ...page } }, signal),
    refetchMs: 15_000,
  })
  const change = (changes: TextsSearch) =>
    void navigate({
      to: '/text-messages',
      search: { ...filters, ...changes, cursor: undefined, row: undefined },
    })
  return (
    <ListPanel
      name="text-messages"
      caption={t('console.texts.tab.history')}
      columns={useColumns()}
      list={list}
      rowKey={({ textMessageId }) => textMessageId}
      selectedKey={search.row}
      onOpen={({ callId }) => void navigate({ to: '/calls/$callId', params: { callId } })}
      filters={
        <>
          <PeriodFilter value={{ from: search.from, to: search.to }} onChange={change} />
          <OrgUnitFilter value={search.unit} onChange={(unit) => change({ unit })} />
          <AgentFilter value={search.agent} onChange={(agent) => change({ agent })} />
          <ChoiceFilter
            label={t('console.texts.outcome')}
            value={search.state}
            choices={textMessageStates.map((value) => ({
              value,
              text: t(`text_state.${value}`),
              mark: <Mark {...textMessageSigns[value]} />,
            }))}
            onChange={(state) => change({ state })}
          />
        </>
      }
      isFiltered={isFiltered(filters)}
      onClearFilters={() => void navigate({ to: '/text-messages', search: {} })}
      emptyTitle={t('console.texts.empty')}
      emptyText={t('console.texts.empty_text')}
    />
  )
}
