import type { DeviceResponse } from '@smartym/contract'
import type { ExportColumn, ExportNote, Say, TimeText } from '../../platform/exports/index.ts'
import type { DevicesFilter } from './devices.view.ts'

/** The columns of the list of phones as a file; numbers stay masked as they are on the screen. */
export function deviceColumns(say: Say, timeText: TimeText): readonly ExportColumn<DeviceResponse>[] {
  return [
    {
      title: say('console.field.state'),
      width: 12,
      cell: (device) => say(`console.device_state.${device.state}`),
    },
    {
      title: say('console.devices.state_since'),
      width: 20,
      cell: (device) => timeText(device.stateChangedAt),
    },
    { title: say('console.field.model'), width: 20, cell: (device) => device.model },
    { title: say('console.field.os_version'), width: 14, cell: (device) => device.osVersion },
    { title: say('console.field.app_version'), width: 10, cell: (device) => device.appVersion },
    { title: say('console.devices.assigned_agent'), cell: (device) => device.assignedAgentName },
    { title: say('console.field.agent'), cell: (device) => device.agentName },
    { title: say('console.field.org_unit'), cell: (device) => device.orgUnitName },
    { title: say('console.field.line'), width: 18, cell: (device) => device.lineNumber },
    {
      title: say('console.field.last_heartbeat'),
      width: 20,
      cell: (device) => timeText(device.lastHeartbeatAt),
    },
    { title: say('console.field.registered_at'), width: 20, cell: (device) => timeText(device.registeredAt) },
    { title: say('console.devices.device_id'), width: 38, cell: (device) => device.deviceId },
  ]
}

/** The filter of the list of phones in words. */
export function deviceFilterNotes(
  say: Say,
  filter: DevicesFilter,
  orgUnitName: string | null,
): readonly ExportNote[] {
  const { state, isConnected, search } = filter
  const notes: readonly (ExportNote | false)[] = [
    state !== undefined && [say('console.field.state'), say(`console.device_state.${state}`)],
    orgUnitName !== null && [say('console.field.org_unit'), orgUnitName],
    isConnected !== undefined && [
      say('console.devices.connection'),
      say(isConnected ? 'console.device.connected' : 'console.device.not_connected'),
    ],
    search !== undefined && [say('console.devices.search'), search],
  ]
  return notes.filter((note) => note !== false)
}
