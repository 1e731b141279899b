import { getRouteApi } from '@tanstack/react-router'
import type { DeviceResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { ChoiceFilter, OrgUnitFilter, TextFilter } from '../../ui/common-filters.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { isFiltered } from '../../ui/search-filters.ts'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
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

/** Phones and what they last said of themselves (MON-1). */
export function DevicesPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayRegister = useMay('devices:register')
  const query = devicesQuery(search)
  const list = useKeysetList<DeviceResponse>({
    key: ['devices'],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listDevices', { query: { ...query, ...page } }, signal),
    refetchMs: 15_000,
  })
  const change = (changes: DevicesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes, cursor: undefined, row: undefined }) })
  return (
    <Page title={t('console.devices.title')} isWide acts={mayRegister && <RegistrationCodeButton />}>
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
        exported={{ operation: 'exportDevices', permission: 'devices:export', filter: query }}
      />
    </Page>
  )
}
