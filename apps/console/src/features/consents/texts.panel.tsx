import { Link, useNavigate } from '@tanstack/react-router'
import type { ConsentTextSummary } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { ChoiceFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark, MarkedText } from '../../ui/mark.tsx'
import { rowLink } from '../../ui/row-keys.ts'
import { isFiltered } from '../../ui/search-filters.ts'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import { consentsKey } from './consents.queries.ts'
import { consentKinds, type ConsentsSearch, consentTextStates } from './consents.search.ts'
import { GivenShare, textStateSigns, useTextName } from './consents.signs.tsx'

function useColumns(): readonly Column<ConsentTextSummary>[] {
  const t = useTranslate()
  const language = useLanguage()
  const nameOf = useTextName()
  return [
    {
      key: 'name',
      title: t('console.consents.kind'),
      width: 240,
      cell: (text) => (
        <Link
          to="/consents/$consentTextId"
          params={{ consentTextId: text.consentTextId }}
          className="cut"
          {...rowLink}
        >
          {nameOf(text)}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('console.consents.standing'),
      width: 120,
      cell: ({ state }) => (
        <MarkedText {...textStateSigns[state]} text={t(`console.consent_state.${state}`)} />
      ),
    },
    {
      key: 'required',
      title: t('console.consents.is_required'),
      width: 90,
      cell: ({ isRequired }) => t(isRequired ? 'console.consents.required' : 'console.consents.optional'),
    },
    {
      key: 'title',
      title: t('console.consents.text_title'),
      width: 190,
      goesAs: 1,
      cell: ({ title }) => title[language] || title.ko || <NoValue />,
    },
    {
      key: 'given',
      title: t('console.consents.given'),
      width: 175,
      isFigure: true,
      cell: (text) => <GivenShare text={text} />,
    },
    {
      key: 'published_at',
      title: t('console.consents.published_at'),
      width: 155,
      cell: ({ publishedAt }) => <TimeText at={publishedAt} />,
    },
    {
      key: 'published_by',
      title: t('console.consents.published_by'),
      width: 100,
      goesAs: 2,
      cell: ({ publishedByName }) => publishedByName ?? <NoValue />,
    },
    {
      key: 'ended_at',
      title: t('console.consents.ended_at'),
      width: 155,
      goesAs: 3,
      cell: ({ endedAt }) => <TimeText at={endedAt} />,
    },
  ]
}

/** Every version of every text, newest first, with how many agents stand by it. */
export function TextsPanel({ search }: { readonly search: ConsentsSearch }) {
  const t = useTranslate()
  const navigate = useNavigate()
  const { text: kind, state, cursor, row } = search
  const query = { ...(kind !== undefined && { kind }), ...(state !== undefined && { state }) }
  const list = useKeysetList<ConsentTextSummary>({
    key: [...consentsKey, 'texts'],
    filters: query,
    cursor,
    fetchPage: (page, signal) => call('listConsentTexts', { query: { ...query, ...page } }, signal),
    refetchMs: 15_000,
  })
  const filter = (changes: ConsentsSearch) =>
    void navigate({ to: '/consents', search: { text: kind, state, ...changes } })
  return (
    <ListPanel
      name="consent-texts"
      caption={t('console.consents.tab.texts')}
      columns={useColumns()}
      list={list}
      rowKey={({ consentTextId }) => consentTextId}
      selectedKey={row}
      onOpen={({ consentTextId }) =>
        void navigate({ to: '/consents/$consentTextId', params: { consentTextId } })
      }
      filters={
        <>
          <ChoiceFilter
            label={t('console.consents.kind')}
            value={kind}
            choices={consentKinds.map((value) => ({ value, text: t(`consent_kind.${value}`) }))}
            onChange={(next) => filter({ text: next })}
          />
          <ChoiceFilter
            label={t('console.consents.standing')}
            value={state}
            choices={consentTextStates.map((value) => ({
              value,
              text: t(`console.consent_state.${value}`),
              mark: <Mark {...textStateSigns[value]} />,
            }))}
            onChange={(next) => filter({ state: next })}
          />
        </>
      }
      isFiltered={isFiltered(query)}
      onClearFilters={() => void navigate({ to: '/consents', search: {} })}
      emptyTitle={t('console.consents.empty')}
      emptyText={t('console.consents.empty_text')}
      exported={{ operation: 'exportConsentTexts', permission: 'consents:export', filter: query }}
    />
  )
}
