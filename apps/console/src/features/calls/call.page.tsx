import { AudioOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CallResponse, EventResponse } from '@smartym/contract'
import { call as callApi } from '../../platform/api.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { useLiveQueries } from '../../platform/use-events.ts'
import { useCustomerFacts } from '../../ui/customer-facts.tsx'
import { MarkedText } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { UnreadPage } from '../../ui/unread-page.tsx'
import { type Fact, Facts, Panel } from '../../ui/panel.tsx'
import { coverageSigns, recordingStateSigns } from '../../ui/states.ts'
import { StoryLayout } from '../../ui/story-layout.tsx'
import { DurationText, NoValue, TimerText, TimeText } from '../../ui/texts.tsx'
import { CallStateText } from './calls.columns.tsx'
import { TracePanel } from './trace.tsx'

const route = getRouteApi('/frame/calls/$callId')

const settled = ['stored', 'purged', 'missing', 'damaged']

/** Does anything of this call still move: its phase, or the way of its recording. */
export function isRunning({
  phase,
  recordingState,
}: Pick<CallResponse, 'phase' | 'recordingState'>): boolean {
  return phase !== 'ended' || (recordingState !== null && !settled.includes(recordingState))
}

function useLiveCall(callId: string) {
  const first = useQuery({
    queryKey: ['calls', callId],
    queryFn: ({ signal }) => callApi('getCall', { params: { callId } }, signal),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? 10_000 : false),
  })
  const isLive = first.data === undefined || isRunning(first.data)
  const isAbout = ({ data }: EventResponse) =>
    data.callId === callId || (data.recordingId !== undefined && data.recordingId === first.data?.recordingId)
  const { refetchInterval } = useLiveQueries({
    kinds: [
      'dial_request.changed',
      'call.started',
      'call.changed',
      'call.ended',
      'call.disposition_recorded',
      'recording.changed',
      'recording.stored',
      'recording.failed',
    ],
    isAbout,
    keys: [['calls', callId]],
    isOn: isLive,
  })
  const trace = useQuery({
    queryKey: ['calls', callId, 'trace'],
    queryFn: ({ signal }) => callApi('getCallTrace', { params: { callId } }, signal),
    refetchInterval,
  })
  return { query: first, trace, isLive }
}

function callFacts(t: Translate, call: CallResponse, customer: readonly Fact[]): readonly Fact[] {
  const agent = call.agentName === null ? <NoValue /> : `${call.agentName} ${call.extension ?? ''}`
  return [
    { name: t('console.field.state'), value: <CallStateText call={call} /> },
    { name: t('console.field.agent'), value: agent },
    { name: t('console.field.employee_number'), value: call.employeeNumber ?? <NoValue /> },
    { name: t('console.field.org_unit'), value: call.orgUnitName ?? <NoValue /> },
    ...customer,
    { name: t('console.field.direction'), value: t(`call_direction.${call.direction}`) },
    {
      name: t('console.field.purpose'),
      value: call.purpose === null ? <NoValue /> : t(`call_purpose.${call.purpose}`),
    },
    { name: t('console.field.line'), value: call.lineNumber ?? <NoValue /> },
    ...(call.source === 'app'
      ? []
      : [{ name: t('console.field.call_source'), value: t(`call_source.${call.source}`) }]),
    { name: t('console.field.started_at'), value: <TimeText at={call.startedAt} /> },
    { name: t('console.field.connected_at'), value: <TimeText at={call.connectedAt} /> },
    { name: t('console.field.ended_at'), value: <TimeText at={call.endedAt} /> },
    {
      name: t('console.field.call_time'),
      value:
        call.phase !== 'ended' && call.connectedAt !== null ? (
          <TimerText since={call.connectedAt} />
        ) : (
          <DurationText ms={call.durationMs} />
        ),
    },
  ]
}

function RecordingPanel({ call }: { readonly call: CallResponse }) {
  const t = useTranslate()
  const mayListRecordings = useMay('recordings:list')
  return (
    <Panel title={t('console.field.recording')}>
      <Facts
        facts={[
          ...(call.recordingState === null
            ? []
            : [
                {
                  name: t('console.field.state'),
                  value: (
                    <MarkedText
                      {...recordingStateSigns[call.recordingState]}
                      text={t(`recording_state.${call.recordingState}`)}
                    />
                  ),
                },
              ]),
          // While a call runs nobody can say yet whether its recording is missing.
          ...(isRunning(call)
            ? []
            : [
                {
                  name: t('console.field.coverage'),
                  value: (
                    <MarkedText {...coverageSigns[call.coverage]} text={t(`coverage.${call.coverage}`)} />
                  ),
                },
              ]),
        ]}
      />
      {call.recordingId !== null && mayListRecordings && (
        <Link to="/recordings/$recordingId" params={{ recordingId: call.recordingId }}>
          {t('console.call.to_recording')}
        </Link>
      )}
    </Panel>
  )
}

function DispositionPanel({ disposition }: Pick<CallResponse, 'disposition'>) {
  const t = useTranslate()
  return (
    <Panel title={t('console.field.disposition')}>
      {disposition === null ? (
        <p className="quiet">{t('console.call.no_disposition')}</p>
      ) : (
        <Facts
          facts={[
            { name: t('console.field.disposition'), value: <b>{disposition.name}</b> },
            { name: t('console.field.note'), value: disposition.note ?? <NoValue /> },
            { name: t('console.field.recorded_at'), value: <TimeText at={disposition.recordedAt} /> },
          ]}
        />
      )}
    </Panel>
  )
}

/** One call: where it went (CTC-9) at the left, its facts at the right. */
export function CallPage() {
  const t = useTranslate()
  const { callId } = route.useParams()
  const navigate = route.useNavigate()
  const { query, trace, isLive } = useLiveCall(callId)
  const mayListRecordings = useMay('recordings:list')
  const parent = { to: '/calls', title: t('console.calls.title') }
  const call = query.data
  const customer = useCustomerFacts(call)
  if (call === undefined) return <UnreadPage title={t('console.call.title')} parent={parent} query={query} />
  const { recordingId } = call
  return (
    <Page
      title={`${call.customerNumber.text} ${call.customerName ?? ''}`.trim()}
      parent={parent}
      beside={<CallStateText call={call} />}
      acts={
        recordingId !== null &&
        mayListRecordings && (
          <Button
            type="primary"
            icon={<AudioOutlined />}
            onClick={() => void navigate({ to: '/recordings/$recordingId', params: { recordingId } })}
          >
            {t('console.call.recording')}
          </Button>
        )
      }
    >
      <StoryLayout
        story={
          <>
            <TracePanel trace={trace} isLive={isLive} />
            <DispositionPanel disposition={call.disposition} />
          </>
        }
        facts={
          <>
            <Panel title={t('console.call.facts')}>
              <Facts facts={callFacts(t, call, customer)} />
            </Panel>
            <RecordingPanel call={call} />
          </>
        }
      />
    </Page>
  )
}
