import { UnorderedListOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import type { DeviceResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { ChoiceFilter, OrgUnitFilter, TextFilter } from '../../ui/common-filters.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { isFiltered } from '../../ui/search-filters.ts'
import { useSelection } from '../../ui/selection.ts'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import type { View } from '../../ui/view-tabs.tsx'
import { BulkActs } from './bulk-acts.tsx'
import { deviceStateSigns, useDeviceColumns } from './devices.columns.tsx'
import { devicesQuery, type DevicesSearch, deviceStates } from './devices.search.ts'
import { RegistrationCodeButton } from './registration-code.tsx'

const route = getRouteApi('/frame/devices')

interface FiltersProps {
  readonly search: DevicesSearch
  readonly onChange: (changes: DevicesSearch) => void
}

function DeviceFilters({ search, onChange }: FiltersProps) {
  const t = useTranslate()
  return (
    <>
      <TextFilter
        label={t('console.devices.search')}
        value={search.find}
        pattern={/^.{1,100}$/}
        help={t('console.devices.search')}
        onChange={(find) => onChange({ find })}
      />
      <ChoiceFilter
        label={t('console.field.state')}
        value={search.state}
        choices={deviceStates.map((value) => ({
          value,
          text: t(`console.device_state.${value}`),
          mark: <Mark {...deviceStateSigns[value]} />,
        }))}
        onChange={(state) => onChange({ state })}
      />
      <ChoiceFilter
        label={t('console.devices.connection')}
        value={search.connected}
        choices={[
          { value: 'yes', text: t('console.device.connected') },
          { value: 'no', text: t('console.device.not_connected') },
        ]}
        onChange={(connected) => onChange({ connected })}
      />
      <OrgUnitFilter value={search.unit} onChange={(unit) => onChange({ unit })} />
    </>
  )
}

function PageActs() {
  const t = useTranslate()
  const navigate = route.useNavigate()
  return (
    <>
      <Button icon={<UnorderedListOutlined />} onClick={() => void navigate({ to: '/devices/listed' })}>
        {t('console.listed.title')}
      </Button>
      <RegistrationCodeButton />
    </>
  )
}

function views(t: Translate): readonly View[] {
  return [
    { key: 'all', title: t('console.view.all'), search: {} },
    { key: 'pending', title: t('console.device_state.pending'), search: { state: 'pending' } },
    { key: 'cut', title: t('console.device.not_connected'), search: { state: 'active', connected: 'no' } },
    { key: 'lost', title: t('console.device_state.lost'), search: { state: 'lost' } },
  ]
}

/** Phones, what they last said of themselves, and what is done with many at once (MON-1, DIS-2). */
export function DevicesPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayRegister = useMay('devices:register')
  const mayChange = useMay('devices:change')
  const query = devicesQuery(search)
  const list = useKeysetList<DeviceResponse>({
    key: ['devices'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listDevices', { query: { ...query, ...page } }, signal),
    refetchMs: 15_000,
  })
  const selection = useSelection(list.rows.map(({ deviceId }) => deviceId))
  const chosen = list.rows.filter(({ deviceId }) => selection.chosen.has(deviceId))
  const change = (changes: DevicesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  return (
    <Page title={t('console.devices.title')} isWide acts={mayRegister && <PageActs />}>
      <SavedViews list="devices" views={views(t)} search={{ ...search }} />
      <ListPanel
        name="devices"
        caption={t('console.devices.title')}
        columns={useDeviceColumns()}
        list={list}
        rowKey={(device) => device.deviceId}
        selectedKey={search.row}
        onOpen={({ deviceId }) => void navigate({ to: '/devices/$deviceId', params: { deviceId } })}
        filters={<DeviceFilters search={search} onChange={change} />}
        isFiltered={isFiltered(search)}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.devices.empty')}
        emptyText={t('console.devices.empty_text')}
        selection={mayChange ? selection : undefined}
        bulkActs={<BulkActs devices={chosen} onDone={selection.clear} />}
        exported={{ operation: 'exportDevices', permission: 'devices:export', filter: query }}
      />
    </Page>
  )
}
