import type { ListedDeviceResponse } from '@smartym/contract'
import type { ExportColumn, ExportNote, Say, TimeText } from '../../../platform/exports/index.ts'
import type { ListedDevicesFilter } from './listed-devices.store.ts'

const standing = (isRegistered: boolean) =>
  isRegistered ? ('console.listed.used' as const) : ('console.listed.waiting' as const)

/** The columns of the list of phones approved in advance as a file. */
export function listedDeviceColumns(
  say: Say,
  timeText: TimeText,
): readonly ExportColumn<ListedDeviceResponse>[] {
  return [
    { title: say('console.device.asset_number'), width: 24, cell: (listed) => listed.assetNumber },
    { title: say('console.listed.note'), width: 40, cell: (listed) => listed.note },
    {
      title: say('console.field.state'),
      width: 14,
      cell: ({ deviceId }) => say(standing(deviceId !== null)),
    },
    { title: say('console.listed.at'), width: 20, cell: (listed) => timeText(listed.listedAt) },
  ]
}

/** The filter of the list in words. */
export function listedDeviceFilterNotes(
  say: Say,
  { search, isRegistered }: ListedDevicesFilter,
): readonly ExportNote[] {
  const notes: readonly (ExportNote | false)[] = [
    search !== undefined && [say('console.listed.search'), search],
    isRegistered !== undefined && [say('console.field.state'), say(standing(isRegistered))],
  ]
  return notes.filter((note) => note !== false)
}
