import { Link } from '@tanstack/react-router'
import type { DeviceResponse, DeviceState } from '@smartym/contract'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import type { Column } from '../../ui/data-table.tsx'
import { MarkedText, type Shape, type Tone } from '../../ui/mark.tsx'
import { rowLink } from '../../ui/row-keys.ts'
import { NoValue, TimeText } from '../../ui/texts.tsx'

export const deviceStateSigns: Readonly<Record<DeviceState, { tone: Tone; shape: Shape }>> = {
  pending: { tone: 'amber', shape: 'clock' },
  active: { tone: 'green', shape: 'check' },
  suspended: { tone: 'violet', shape: 'ring' },
  lost: { tone: 'red', shape: 'triangle' },
  replaced: { tone: 'grey', shape: 'dash' },
  wiped: { tone: 'grey', shape: 'cross' },
}

const lowBatteryPercent = 20

export function Connection({ device }: { readonly device: DeviceResponse }) {
  const t = useTranslate()
  return device.isConnected ? (
    <MarkedText tone="green" shape="dot" text={t('console.device.connected')} />
  ) : (
    <MarkedText tone="grey" shape="hollow" text={t('console.device.not_connected')} />
  )
}

export function Battery({ status }: Pick<DeviceResponse, 'status'>) {
  const t = useTranslate()
  if (status?.batteryPercent == null) return <NoValue />
  const text = `${status.batteryPercent}%${status.isCharging ? ' ⚡' : ''}`
  if (status.batteryPercent > lowBatteryPercent || status.isCharging) return <>{text}</>
  return (
    <b title={t('console.device.low_battery')}>
      <MarkedText tone="red" shape="triangle" text={text} />
    </b>
  )
}

/** What keeps a phone from recording, in words; a sign when nothing does. */
export function Faults({ status }: Pick<DeviceResponse, 'status'>) {
  const t = useTranslate()
  if (status === null) return <NoValue />
  const faults = [
    ...status.recordingFaults.map((fault) => t(`console.recording_fault.${fault}`)),
    ...status.integritySigns.map(() => t('console.device.integrity')),
  ]
  if (faults.length === 0)
    return <MarkedText tone="green" shape="check" text={t('console.device.no_faults')} />
  const text = faults.join(', ')
  return (
    <span title={text}>
      <MarkedText tone="red" shape="triangle" text={text} />
    </span>
  )
}

/** The columns of the list of phones: whose, is it there, what ails it (MON-1). */
export function useDeviceColumns(): readonly Column<DeviceResponse>[] {
  const t = useTranslate()
  const format = useFormat()
  return [
    {
      key: 'agent',
      title: t('console.field.agent'),
      width: 126,
      cell: ({ deviceId, agentName, assignedAgentName }) => (
        <Link to="/devices/$deviceId" params={{ deviceId }} {...rowLink}>
          {agentName ?? assignedAgentName ?? t('console.device.no_agent')}
        </Link>
      ),
    },
    {
      key: 'line',
      title: t('console.field.line'),
      width: 128,
      cell: (device) => device.lineNumber ?? <NoValue />,
    },
    {
      key: 'model',
      title: t('console.field.model'),
      width: 130,
      goesAs: 7,
      cell: (device) => <span title={device.model}>{device.model}</span>,
    },
    {
      key: 'connection',
      title: t('console.field.connection'),
      width: 88,
      cell: (device) => <Connection device={device} />,
    },
    {
      key: 'last_heartbeat',
      title: t('console.field.last_heartbeat'),
      width: 150,
      goesAs: 8,
      cell: (device) => <TimeText at={device.lastHeartbeatAt} />,
    },
    {
      key: 'battery',
      title: t('console.field.battery'),
      width: 76,
      goesAs: 10,
      isFigure: true,
      cell: (device) => <Battery status={device.status} />,
    },
    {
      key: 'waiting',
      title: t('console.field.waiting_recordings'),
      width: 84,
      goesAs: 9,
      isFigure: true,
      cell: (device) => device.status?.waitingRecordings ?? <NoValue />,
    },
    {
      key: 'faults',
      title: t('console.field.faults'),
      width: 156,
      cell: (device) => <Faults status={device.status} />,
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 92,
      cell: (device) => (
        <MarkedText {...deviceStateSigns[device.state]} text={t(`console.device_state.${device.state}`)} />
      ),
    },
    {
      key: 'free_space',
      title: t('console.field.free_space'),
      width: 100,
      goesAs: 6,
      isFigure: true,
      isOptional: true,
      cell: (device) =>
        device.status?.freeBytes == null ? <NoValue /> : format.bytes(device.status.freeBytes),
    },
    {
      key: 'network',
      title: t('console.field.network'),
      width: 90,
      goesAs: 5,
      isOptional: true,
      cell: (device) =>
        device.status === null ? <NoValue /> : t(`console.network.${device.status.network}`),
    },
    {
      key: 'clock',
      title: t('console.field.clock_offset'),
      width: 100,
      goesAs: 4,
      isFigure: true,
      isOptional: true,
      cell: (device) =>
        device.status?.clockOffsetMs == null ? (
          <NoValue />
        ) : (
          t('console.trace.seconds', { seconds: (device.status.clockOffsetMs / 1000).toFixed(1) })
        ),
    },
    {
      key: 'app_version',
      title: t('console.field.app_version'),
      width: 100,
      goesAs: 3,
      isOptional: true,
      cell: (device) => device.appVersion ?? <NoValue />,
    },
    {
      key: 'os_version',
      title: t('console.field.os_version'),
      width: 110,
      goesAs: 2,
      isOptional: true,
      cell: (device) => device.osVersion,
    },
    {
      key: 'registered_at',
      title: t('console.field.registered_at'),
      width: 134,
      goesAs: 1,
      isOptional: true,
      cell: (device) => <TimeText at={device.registeredAt} />,
    },
  ]
}
