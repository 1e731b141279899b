import { Link, useNavigate } from '@tanstack/react-router'
import type { ConsentDecisionResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { ChoiceFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark, MarkedText } from '../../ui/mark.tsx'
import { rowLink } from '../../ui/row-keys.ts'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import { consentsKey } from './consents.queries.ts'
import { consentDecisions, type ConsentsSearch } from './consents.search.ts'
import { decisionSigns, useTextName } from './consents.signs.tsx'

function useColumns(): readonly Column<ConsentDecisionResponse>[] {
  const t = useTranslate()
  const nameOf = useTextName()
  return [
    {
      key: 'person',
      title: t('console.consents.person'),
      width: 120,
      cell: ({ accountName }) => accountName,
    },
    {
      key: 'decision',
      title: t('console.consents.decision'),
      width: 100,
      cell: ({ decision }) => (
        <MarkedText {...decisionSigns[decision]} text={t(`console.consent_decision.${decision}`)} />
      ),
    },
    {
      key: 'text',
      title: t('console.consents.title'),
      width: 260,
      cell: (said) => (
        <Link
          to="/consents/$consentTextId"
          params={{ consentTextId: said.consentTextId }}
          className="cut"
          {...rowLink}
        >
          {nameOf(said)}
        </Link>
      ),
    },
    {
      key: 'at',
      title: t('console.consents.at'),
      width: 140,
      cell: ({ at, isClockSynchronised }) => (
        <span title={isClockSynchronised ? undefined : t('console.consents.unsynchronised')}>
          <TimeText at={at} />
        </span>
      ),
    },
    {
      key: 'source',
      title: t('console.consents.source'),
      width: 110,
      goesAs: 3,
      cell: ({ source }) => t(`console.consent_source.${source}`),
    },
    {
      key: 'device',
      title: t('console.field.device'),
      width: 150,
      goesAs: 2,
      cell: ({ deviceModel }) => deviceModel ?? <NoValue />,
    },
    {
      key: 'recorded_at',
      title: t('console.consents.recorded_at'),
      width: 140,
      goesAs: 1,
      cell: ({ recordedAt }) => <TimeText at={recordedAt} />,
    },
  ]
}

/** Who agreed to what and who took it back, newest first. */
export function HistoryPanel({ search }: { readonly search: ConsentsSearch }) {
  const t = useTranslate()
  const navigate = useNavigate()
  const { decision, cursor, row } = search
  const query = decision === undefined ? {} : { decision }
  const list = useKeysetList<ConsentDecisionResponse>({
    key: [...consentsKey, 'history'],
    filters: query,
    cursor,
    fetchPage: (page, signal) => call('listConsentDecisions', { query: { ...query, ...page } }, signal),
    refetchMs: 15_000,
  })
  return (
    <ListPanel
      name="consent-decisions"
      caption={t('console.consents.history')}
      columns={useColumns()}
      list={list}
      rowKey={({ consentDecisionId }) => consentDecisionId}
      selectedKey={row}
      filters={
        <ChoiceFilter
          label={t('console.consents.decision')}
          value={decision}
          choices={consentDecisions.map((value) => ({
            value,
            text: t(`console.consent_decision.${value}`),
            mark: <Mark {...decisionSigns[value]} />,
          }))}
          onChange={(next) => void navigate({ to: '/consents', search: { tab: 'history', decision: next } })}
        />
      }
      isFiltered={decision !== undefined}
      onClearFilters={() => void navigate({ to: '/consents', search: { tab: 'history' } })}
      emptyTitle={t('console.consents.history_empty')}
      emptyText={t('console.consents.history_empty_text')}
      exported={{ operation: 'exportConsentDecisions', permission: 'consents:export', filter: query }}
    />
  )
}
