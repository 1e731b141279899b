import { getRouteApi } from '@tanstack/react-router'
import type { DeviceResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { ChoiceFilter } from '../../ui/common-filters.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { isFiltered } from '../../ui/search-filters.ts'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import { deviceStateSigns, useDeviceColumns } from './devices.columns.tsx'
import { deviceStates } from './devices.search.ts'
import { RegistrationCodeButton } from './registration-code.tsx'

const route = getRouteApi('/frame/devices')

/** Phones and what they last said of themselves (MON-1). */
export function DevicesPage() {
  const t = useTranslate()
  const { state, cursor, row } = route.useSearch()
  const navigate = route.useNavigate()
  const mayRegister = useMay('devices:register')
  const query = state === undefined ? {} : { state }
  const list = useKeysetList<DeviceResponse>({
    key: ['devices'],
    filters: query,
    cursor,
    fetchPage: (page, signal) => call('listDevices', { query: { ...query, ...page } }, signal),
    refetchMs: 15_000,
  })
  return (
    <Page title={t('console.devices.title')} isWide acts={mayRegister && <RegistrationCodeButton />}>
      <ListPanel
        name="devices"
        caption={t('console.devices.title')}
        columns={useDeviceColumns()}
        list={list}
        rowKey={(device) => device.deviceId}
        selectedKey={row}
        filters={
          <ChoiceFilter
            label={t('console.field.state')}
            value={state}
            choices={deviceStates.map((value) => ({
              value,
              text: t(`console.device_state.${value}`),
              mark: <Mark {...deviceStateSigns[value]} />,
            }))}
            onChange={(next) => void navigate({ search: next === undefined ? {} : { state: next } })}
          />
        }
        isFiltered={isFiltered({ state })}
        onClearFilters={() => void navigate({ search: {} })}
        emptyTitle={t('console.devices.empty')}
        emptyText={t('console.devices.empty_text')}
      />
    </Page>
  )
}
