import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { DeviceChangeResponse, DeviceDetail, IntegrityVerdict } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { call } from '../../platform/api.ts'
import { type Format, useFormat } from '../../platform/format.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { MarkedText, type Shape, type Tone } from '../../ui/mark.tsx'
import { ProblemNote } from '../../ui/notes.tsx'
import { Page } from '../../ui/page.tsx'
import { UnreadPage } from '../../ui/unread-page.tsx'
import { type Fact, Facts, Panel } from '../../ui/panel.tsx'
import { StoryLayout } from '../../ui/story-layout.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { DeviceActs } from './device-acts.tsx'
import { LossesPanel } from './losses.panel.tsx'
import { Battery, Connection, deviceStateSigns, Faults } from './devices.columns.tsx'

const route = getRouteApi('/frame/devices/$deviceId')

function useHistoryColumns(): readonly Column<DeviceChangeResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'at',
      title: t('console.field.at'),
      width: 170,
      cell: (change) => <TimeText at={change.at} />,
    },
    {
      key: 'cause',
      title: t('console.device.cause'),
      width: 130,
      cell: (change) => <b>{t(`console.device_cause.${change.cause}`)}</b>,
    },
    {
      key: 'to',
      title: t('console.field.state'),
      width: 110,
      cell: (change) => (
        <MarkedText {...deviceStateSigns[change.to]} text={t(`console.device_state.${change.to}`)} />
      ),
    },
    {
      key: 'actor',
      title: t('console.field.actor'),
      width: 90,
      cell: (change) => change.actorName ?? t('console.device.by_device'),
    },
    {
      key: 'reason',
      title: t('console.field.reason'),
      width: 220,
      cell: (change) =>
        change.reason === null ? <NoValue /> : <span title={change.reason}>{change.reason}</span>,
    },
  ]
}

function HistoryPanel({ deviceId }: Pick<DeviceDetail, 'deviceId'>) {
  const t = useTranslate()
  const columns = useHistoryColumns()
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['devices', deviceId, 'changes'],
    queryFn: ({ signal }) => call('listDeviceChanges', { params: { deviceId } }, signal),
  })
  return (
    <Panel title={t('console.device.history')} isFlush>
      {error === null ? (
        <DataTable
          caption={t('console.device.history')}
          columns={columns}
          rows={data?.items ?? []}
          rowKey={(change) => `${change.at} ${change.cause}`}
          skeletonRows={isPending ? 3 : 0}
        />
      ) : (
        <ProblemNote error={error} onRetry={() => void refetch()} />
      )}
    </Panel>
  )
}

function wipeFact(t: Translate, device: DeviceDetail): readonly Fact[] {
  const { state, wiped } = device
  if (wiped === null && state !== 'lost') return []
  const value =
    wiped === null
      ? t('console.device.wipe_waits')
      : t('console.device.wiped_text', { recordings: wiped.recordings, reports: wiped.unsentReports })
  return [{ name: t('console.device.wipe'), value }]
}

function deviceFacts(t: Translate, device: DeviceDetail): readonly Fact[] {
  const { keyRevokedAt, keyRestoredAt } = device
  return [
    {
      name: t('console.field.state'),
      value: (
        <MarkedText {...deviceStateSigns[device.state]} text={t(`console.device_state.${device.state}`)} />
      ),
    },
    { name: t('console.devices.state_since'), value: <TimeText at={device.stateChangedAt} /> },
    { name: t('console.field.agent'), value: device.agentName ?? t('console.device.no_agent') },
    { name: t('console.devices.assigned_agent'), value: device.assignedAgentName ?? <NoValue /> },
    { name: t('console.field.org_unit'), value: device.orgUnitName ?? <NoValue /> },
    { name: t('console.field.line'), value: device.lineNumber ?? t('console.device.no_line') },
    { name: t('console.field.os_version'), value: device.osVersion },
    { name: t('console.field.app_version'), value: device.appVersion ?? <NoValue /> },
    { name: t('console.device.asset_number'), value: device.assetNumber ?? <NoValue /> },
    { name: t('console.device.attestation'), value: t(`console.attestation.${device.attestation}`) },
    {
      name: t('console.device.wake_up'),
      value: device.wakeUp === null ? <NoValue /> : t(`console.wake_up.${device.wakeUp}`),
    },
    { name: t('console.field.registered_at'), value: <TimeText at={device.registeredAt} /> },
    {
      name: t('console.device.key'),
      value: <code style={{ overflowWrap: 'anywhere' }}>{device.keyThumbprint}</code>,
    },
    ...(keyRevokedAt === null
      ? []
      : [{ name: t('console.device.key_revoked'), value: <TimeText at={keyRevokedAt} /> }]),
    ...(keyRestoredAt === null
      ? []
      : [{ name: t('console.device.key_restored'), value: <TimeText at={keyRestoredAt} /> }]),
    ...wipeFact(t, device),
  ]
}

const verdictSigns: Readonly<Record<IntegrityVerdict, { tone: Tone; shape: Shape }>> = {
  trusted: { tone: 'green', shape: 'check' },
  warn: { tone: 'amber', shape: 'triangle' },
  block: { tone: 'red', shape: 'triangle' },
  wipe: { tone: 'red', shape: 'cross' },
}

function signName(t: Translate, sign: string): string {
  const key = `setting_option.${sign}`
  return isPhraseKey(key) ? t(key) : sign
}

/** What the phone found on itself last, and what follows from it by the policy of now (SEC-10). */
function integrityFacts(t: Translate, { integrity }: DeviceDetail): readonly Fact[] {
  if (integrity === null) return [{ name: t('console.device.integrity_verdict'), value: <NoValue /> }]
  const { verdict, signs, reportedAt } = integrity
  return [
    {
      name: t('console.device.integrity_verdict'),
      value: <MarkedText {...verdictSigns[verdict]} text={t(`console.integrity_verdict.${verdict}`)} />,
    },
    ...signs.map(({ sign, weight }) => ({
      name: signName(t, sign),
      value: t('console.device.sign_weight', { weight }),
    })),
    { name: t('console.device.integrity_at'), value: <TimeText at={reportedAt} /> },
  ]
}

/* Whom the agent named, somebody should look at: calls by the other SIM are neither recorded nor seen. */
function lineSimFact(t: Translate, { status }: DeviceDetail): readonly Fact[] {
  if (status?.lineSim == null) return []
  const { name, knownBy } = status.lineSim
  const source = t(`line_sim_source.${knownBy}`)
  return [{ name: t('console.device.line_sim'), value: name === '' ? source : `${name} · ${source}` }]
}

function readinessFacts(t: Translate, format: Format, device: DeviceDetail): readonly Fact[] {
  const { status } = device
  return [
    { name: t('console.field.connection'), value: <Connection device={device} /> },
    { name: t('console.field.last_heartbeat'), value: <TimeText at={device.lastHeartbeatAt} /> },
    { name: t('console.field.battery'), value: <Battery status={status} /> },
    { name: t('console.field.faults'), value: <Faults status={status} /> },
    ...lineSimFact(t, device),
    {
      name: t('console.device.app_lock'),
      value: status?.appLock === undefined ? <NoValue /> : t(`console.app_lock.${status.appLock}`),
    },
    { name: t('console.field.waiting_recordings'), value: status?.waitingRecordings ?? <NoValue /> },
    {
      name: t('console.field.network'),
      value: status === null ? <NoValue /> : t(`console.network.${status.network}`),
    },
    {
      name: t('console.field.free_space'),
      value: status?.freeBytes == null ? <NoValue /> : format.bytes(status.freeBytes),
    },
  ]
}

function ReadinessPanel({ device }: { readonly device: DeviceDetail }) {
  const t = useTranslate()
  const format = useFormat()
  return (
    <Panel title={t('console.device.readiness')}>
      {device.status === null ? (
        <p className="quiet">{t('console.device.never_said')}</p>
      ) : (
        <Facts facts={readinessFacts(t, format, device)} />
      )}
    </Panel>
  )
}

/** One phone: how it came where it stands at the left, its facts at the right, and what one may do to it (MON-3, ADM-4). */
export function DevicePage() {
  const t = useTranslate()
  const { deviceId } = route.useParams()
  const query = useQuery({
    queryKey: ['devices', deviceId],
    queryFn: ({ signal }) => call('getDevice', { params: { deviceId } }, signal),
    refetchInterval: 15_000,
  })
  const parent = { to: '/devices', title: t('console.devices.title') }
  const device = query.data
  if (device === undefined)
    return <UnreadPage title={t('console.device.title')} parent={parent} query={query} />
  return (
    <Page
      title={`${device.assignedAgentName ?? device.agentName ?? t('console.device.no_agent')} · ${device.model}`}
      parent={parent}
      beside={
        <MarkedText {...deviceStateSigns[device.state]} text={t(`console.device_state.${device.state}`)} />
      }
      acts={<DeviceActs device={device} />}
    >
      <StoryLayout
        story={
          <>
            <LossesPanel deviceId={deviceId} />
            <HistoryPanel deviceId={deviceId} />
          </>
        }
        facts={
          <>
            <Panel title={t('console.device.facts')}>
              <Facts facts={deviceFacts(t, device)} />
            </Panel>
            <ReadinessPanel device={device} />
            <Panel title={t('console.device.integrity_title')}>
              <Facts facts={integrityFacts(t, device)} />
            </Panel>
          </>
        }
      />
    </Page>
  )
}
