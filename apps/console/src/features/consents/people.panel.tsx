import { getRouteApi } from '@tanstack/react-router'
import type { ConsentPerson } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { ChoiceFilter, TextFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark, MarkedText } from '../../ui/mark.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import { consentsKey } from './consents.queries.ts'
import { consentStandings } from './consents.search.ts'
import { standingSigns } from './consents.signs.tsx'

const route = getRouteApi('/frame/consents/$consentTextId')

function useColumns(): readonly Column<ConsentPerson>[] {
  const t = useTranslate()
  return [
    { key: 'name', title: t('console.consents.person'), width: 110, cell: ({ name }) => name },
    {
      key: 'standing',
      title: t('console.consents.standing'),
      width: 100,
      cell: ({ standing }) => (
        <MarkedText {...standingSigns[standing]} text={t(`console.consent_standing.${standing}`)} />
      ),
    },
    {
      key: 'unit',
      title: t('console.field.org_unit'),
      width: 120,
      goesAs: 3,
      cell: ({ orgUnitName }) => orgUnitName,
    },
    {
      key: 'number',
      title: t('console.field.employee_number'),
      width: 90,
      goesAs: 1,
      cell: ({ employeeNumber }) => employeeNumber ?? <NoValue />,
    },
    {
      key: 'given_at',
      title: t('console.consents.given_at'),
      width: 130,
      cell: ({ givenAt }) => <TimeText at={givenAt} />,
    },
    {
      key: 'withdrawn_at',
      title: t('console.consents.withdrawn_at'),
      width: 130,
      goesAs: 4,
      cell: ({ withdrawnAt }) => <TimeText at={withdrawnAt} />,
    },
    {
      key: 'device',
      title: t('console.field.device'),
      width: 130,
      goesAs: 2,
      cell: ({ deviceModel }) => deviceModel ?? <NoValue />,
    },
  ]
}

/** Agents, and where each stands with this text. */
export function PeoplePanel({ consentTextId }: { readonly consentTextId: string }) {
  const t = useTranslate()
  const { standing, find, cursor, row } = route.useSearch()
  const navigate = route.useNavigate()
  const query = {
    ...(standing !== undefined && { standing }),
    ...(find !== undefined && { search: find }),
  }
  const list = useKeysetList<ConsentPerson>({
    key: [...consentsKey, 'people', consentTextId],
    filters: query,
    cursor,
    fetchPage: (page, signal) =>
      call('listConsentPeople', { params: { consentTextId }, query: { ...query, ...page } }, signal),
    refetchMs: 15_000,
  })
  const views = [
    { key: 'all', title: t('console.view.all'), search: {} },
    ...consentStandings.map((value) => ({
      key: value,
      title: t(`console.consent_standing.${value}`),
      search: { standing: value },
    })),
  ]
  return (
    <>
      <SavedViews list="consent-people" views={views} search={{ standing, find }} />
      <ListPanel
        name="consent-people"
        caption={t('console.consents.people')}
        columns={useColumns()}
        list={list}
        rowKey={({ accountId }) => accountId}
        selectedKey={row}
        filters={
          <>
            <ChoiceFilter
              label={t('console.consents.standing')}
              value={standing}
              choices={consentStandings.map((value) => ({
                value,
                text: t(`console.consent_standing.${value}`),
                mark: <Mark {...standingSigns[value]} />,
              }))}
              onChange={(next) => void navigate({ search: { find, standing: next } })}
            />
            <TextFilter
              label={t('console.consents.people_search')}
              value={find}
              pattern={/^.{1,100}$/}
              help={t('console.consents.people_search')}
              onChange={(next) => void navigate({ search: { standing, find: next } })}
            />
          </>
        }
        isFiltered={standing !== undefined || find !== undefined}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.consents.people_empty')}
        emptyText={t('console.consents.people_empty_text')}
        exported={{
          operation: 'exportConsentPeople',
          permission: 'consents:export',
          params: { consentTextId },
          filter: query,
        }}
      />
    </>
  )
}
