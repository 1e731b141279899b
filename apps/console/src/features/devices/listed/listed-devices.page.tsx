import { useState } from 'react'
import { DeleteOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ListedDeviceResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { type Translate, useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { BulkActDialog } from '../../../ui/bulk-act.dialog.tsx'
import { ChoiceFilter, TextFilter } from '../../../ui/common-filters.tsx'
import type { Column } from '../../../ui/data-table.tsx'
import { ListPanel } from '../../../ui/list-panel.tsx'
import { MarkedText } from '../../../ui/mark.tsx'
import { Page } from '../../../ui/page.tsx'
import { SavedViews } from '../../../ui/saved-views.tsx'
import { isFiltered } from '../../../ui/search-filters.ts'
import { useSelection } from '../../../ui/selection.ts'
import { NoValue, TimeText } from '../../../ui/texts.tsx'
import { useKeysetList } from '../../../ui/use-keyset-list.ts'
import type { View } from '../../../ui/view-tabs.tsx'
import { AddListedButton } from './add-listed.button.tsx'
import { listedDevicesQuery, type ListedDevicesSearch } from './listed-devices.search.ts'

const route = getRouteApi('/frame/devices/listed')

function useColumns(): readonly Column<ListedDeviceResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'asset_number',
      title: t('console.device.asset_number'),
      width: 220,
      cell: ({ assetNumber, deviceId }) =>
        deviceId === null ? (
          <b>{assetNumber}</b>
        ) : (
          <Link to="/devices/$deviceId" params={{ deviceId }}>
            <b>{assetNumber}</b>
          </Link>
        ),
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 120,
      cell: ({ deviceId }) =>
        deviceId === null ? (
          <MarkedText tone="blue" shape="clock" text={t('console.listed.waiting')} />
        ) : (
          <MarkedText tone="green" shape="check" text={t('console.listed.used')} />
        ),
    },
    {
      key: 'note',
      title: t('console.listed.note'),
      width: 420,
      cell: ({ note }) => (note === null ? <NoValue /> : <span title={note}>{note}</span>),
    },
    {
      key: 'at',
      title: t('console.listed.at'),
      width: 180,
      cell: ({ listedAt }) => <TimeText at={listedAt} />,
    },
  ]
}

function Filters(props: {
  readonly search: ListedDevicesSearch
  readonly onChange: (changes: ListedDevicesSearch) => void
}) {
  const t = useTranslate()
  const { search, onChange } = props
  return (
    <>
      <TextFilter
        label={t('console.listed.search')}
        value={search.find}
        pattern={/^.{1,100}$/}
        help={t('console.listed.search')}
        onChange={(find) => onChange({ find })}
      />
      <ChoiceFilter
        label={t('console.field.state')}
        value={search.registered}
        choices={[
          { value: 'yes', text: t('console.listed.used') },
          { value: 'no', text: t('console.listed.waiting') },
        ]}
        onChange={(registered) => onChange({ registered })}
      />
    </>
  )
}

function RemoveChosen(props: { readonly assetNumbers: readonly string[]; readonly onDone: () => void }) {
  const t = useTranslate()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const assetNumbers = [...props.assetNumbers]
  return (
    <>
      <Button size="small" danger icon={<DeleteOutlined />} onClick={() => setOpen(true)}>
        {t('console.listed.remove')}
      </Button>
      {isOpen && (
        <BulkActDialog
          title={t('console.listed.remove')}
          text={t('console.listed.remove_text', { count: format.count(assetNumbers.length) })}
          isGrave
          changes={['listed-devices']}
          run={() => call('removeListedDevices', { body: { assetNumbers } })}
          onClose={() => setOpen(false)}
          onDone={props.onDone}
        />
      )}
    </>
  )
}

function views(t: Translate): readonly View[] {
  return [
    { key: 'all', title: t('console.view.all'), search: {} },
    { key: 'waiting', title: t('console.listed.waiting'), search: { registered: 'no' } },
    { key: 'used', title: t('console.listed.used'), search: { registered: 'yes' } },
  ]
}

/** Phones that need no approval by hand when they register (DIS-2). */
export function ListedDevicesPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayChange = useMay('devices:change')
  const query = listedDevicesQuery(search)
  const list = useKeysetList<ListedDeviceResponse>({
    key: ['listed-devices'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listListedDevices', { query: { ...query, ...page } }, signal),
  })
  const selection = useSelection(list.rows.map(({ assetNumber }) => assetNumber))
  const change = (changes: ListedDevicesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  return (
    <Page
      title={t('console.listed.title')}
      parent={{ to: '/devices', title: t('console.devices.title') }}
      isWide
      acts={mayChange && <AddListedButton />}
    >
      <p className="quiet">{t('console.listed.text')}</p>
      <SavedViews list="listed-devices" views={views(t)} search={{ ...search }} />
      <ListPanel
        name="listed-devices"
        caption={t('console.listed.title')}
        columns={useColumns()}
        list={list}
        rowKey={({ assetNumber }) => assetNumber}
        selectedKey={search.row}
        selection={mayChange ? selection : undefined}
        bulkActs={<RemoveChosen assetNumbers={[...selection.chosen]} onDone={selection.clear} />}
        filters={<Filters search={search} onChange={change} />}
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.listed.empty')}
        emptyText={t('console.listed.empty_text')}
        exported={{ operation: 'exportListedDevices', permission: 'devices:register', filter: query }}
      />
    </Page>
  )
}
