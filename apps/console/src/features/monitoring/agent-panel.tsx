import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Drawer, Dropdown } from 'antd'
import type { BoardRow } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import type { ApiInput } from '../../platform/api-types.ts'
import { useFormat } from '../../platform/format.ts'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { useNotReadyReasons } from '../../platform/lookups.ts'
import { useMay } from '../../platform/session.ts'
import { type Fact, Facts } from '../../ui/panel.tsx'
import { NoValue, TimerText, TimeText } from '../../ui/texts.tsx'
import { AgentStateText, Flags, RecordingSign, useStateWords } from './board-texts.tsx'
import styles from './board.module.css'

type ForcedState = ApiInput<'forceAgentState'>['body']

/** A manager's order about an agent's state; in a call it waits for the end (MON-5). */
function ForceState({ row }: { readonly row: BoardRow }) {
  const t = useTranslate()
  const { message } = App.useApp()
  const force = useMutation({
    mutationFn: (body: ForcedState) => call('forceAgentState', { params: { agentId: row.agentId }, body }),
    onSuccess: () =>
      void message.success(
        t(row.state === 'in_call' ? 'console.agent.forced_later' : 'console.agent.forced'),
      ),
    onError: (error) => void message.error(error.message),
  })
  const language = useLanguage()
  const reasons = useNotReadyReasons()
  const orderOf = (key: string): ForcedState =>
    key === 'available' || key === 'logged_out' ? { state: key } : { state: 'not_ready', notReadyReason: key }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'available', label: t('agent_state.available') },
          ...reasons.map(({ code, name }) => ({ key: code, label: name[language] })),
          { type: 'divider' },
          { key: 'logged_out', danger: true, label: t('agent_state.logged_out') },
        ],
        onClick: ({ key }) => force.mutate(orderOf(key)),
      }}
    >
      <Button loading={force.isPending}>{t('console.agent.force')}</Button>
    </Dropdown>
  )
}

function useAgentFacts(row: BoardRow): readonly Fact[] {
  const t = useTranslate()
  const stateText = useStateWords()
  const { nextState } = row
  const flags = row.flags.length > 0 && {
    name: t('console.field.flags'),
    value: <Flags flags={row.flags} />,
  }
  return [
    { name: t('console.field.org_unit'), value: row.orgUnitName },
    { name: t('console.field.extension'), value: row.extension ?? <NoValue /> },
    { name: t('console.field.employee_number'), value: row.employeeNumber ?? <NoValue /> },
    { name: t('console.field.state'), value: <AgentStateText row={row} /> },
    { name: t('console.field.since'), value: <TimeText at={row.since} /> },
    { name: t('console.field.lasting'), value: <TimerText since={row.since} /> },
    { name: t('console.field.cause'), value: t(`console.state_cause.${row.cause}`) },
    ...(nextState
      ? [
          {
            name: t('console.field.next_state'),
            value: stateText(nextState),
          },
        ]
      : []),
    ...(flags ? [flags] : []),
    { name: t('console.field.calls_today'), value: row.callsToday },
  ]
}

function useDeviceFacts({ device }: BoardRow): readonly Fact[] {
  const t = useTranslate()
  const format = useFormat()
  if (device === null) return [{ name: t('console.field.device'), value: t('console.agent.no_device') }]
  const { status } = device
  const battery = status?.batteryPercent ?? null
  return [
    { name: t('console.field.model'), value: device.model },
    {
      name: t('console.field.connection'),
      value: t(device.isConnected ? 'console.device.connected' : 'console.device.not_connected'),
    },
    { name: t('console.field.last_heartbeat'), value: <TimeText at={device.lastHeartbeatAt} /> },
    { name: t('console.field.battery'), value: battery === null ? <NoValue /> : `${battery}%` },
    {
      name: t('console.field.free_space'),
      value: status?.freeBytes == null ? <NoValue /> : format.bytes(status.freeBytes),
    },
    {
      name: t('console.field.waiting_recordings'),
      value: t('console.count_items', { count: status?.waitingRecordings ?? 0 }),
    },
    ...(status && status.recordingFaults.length > 0
      ? [
          {
            name: t('console.field.faults'),
            value: status.recordingFaults.map((fault) => t(`console.recording_fault.${fault}`)).join(', '),
          },
        ]
      : []),
  ]
}

function AgentDetails({ row }: { readonly row: BoardRow }) {
  const t = useTranslate()
  const agentFacts = useAgentFacts(row)
  const deviceFacts = useDeviceFacts(row)
  const mayForce = useMay('agents:force_state')
  return (
    <div className={styles.details}>
      {row.call && (
        <section className={styles.now}>
          <h2>{t('console.agent.current_call')}</h2>
          <p>
            <b>{row.call.customerNumber.text}</b> {row.call.customerName}
          </p>
          <p className={styles.nowLine}>
            <span>{t(`call_phase.${row.call.phase}`)}</span>
            <TimerText since={row.call.connectedAt ?? row.call.startedAt} />
            {row.call.isRecording && <RecordingSign />}
            <Link to="/calls/$callId" params={{ callId: row.call.callId }}>
              {t('console.agent.open_call')}
            </Link>
          </p>
        </section>
      )}
      <Facts facts={agentFacts} />
      <h2>{t('console.field.device')}</h2>
      <Facts facts={deviceFacts} />
      <footer className={styles.detailActs}>
        <Link to="/calls" search={{ agent: row.agentId }}>
          {t('console.agent.calls')}
        </Link>
        {mayForce && <ForceState row={row} />}
      </footer>
    </div>
  )
}

/** One agent of the board, at the right; the board stays visible beside it. */
export function AgentPanel({
  row,
  onClose,
}: {
  readonly row: BoardRow | undefined
  readonly onClose: () => void
}) {
  return (
    <Drawer open={row !== undefined} onClose={onClose} title={row?.name ?? ''} size={400} mask={false}>
      {row && <AgentDetails row={row} />}
    </Drawer>
  )
}
