import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import type { RecordingResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { type Format, useFormat } from '../../../platform/format.ts'
import { type Translate, useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { useLiveQueries } from '../../../platform/use-events.ts'
import { useCustomerFacts } from '../../../ui/customer-facts.tsx'
import { Page } from '../../../ui/page.tsx'
import { UnreadPage } from '../../../ui/unread-page.tsx'
import { type Fact, Facts, Panel } from '../../../ui/panel.tsx'
import { StoryLayout } from '../../../ui/story-layout.tsx'
import { DurationText, NoValue, TimeText } from '../../../ui/texts.tsx'
import { useApproval } from '../listening/listen-requests.ts'
import { NotListening } from '../listening/listening.panel.tsx'
import { Captions } from '../player/captions.tsx'
import { PlaybackAudio } from '../player/playback-audio.tsx'
import { BeforeSound } from '../player/quiet-stage.tsx'
import { Stage } from '../player/stage.tsx'
import { type Player, usePlayer } from '../player/use-player.ts'
import { RecordingStateText } from '../recording-texts.tsx'
import { MarkDialog } from './mark-dialog.tsx'
import { MarksPanel, useMarks } from './marks.panel.tsx'
import { SealedFilePanel } from './sealed-file.panel.tsx'

const route = getRouteApi('/frame/recordings/$recordingId')

/** Does anything of the recording still move: its upload, its rendition, a request for it. */
function isSettled({ state, rendition, listening }: RecordingResponse): boolean {
  const isMoving = state === 'expected' || state === 'recording' || state === 'sealed'
  return !isMoving && rendition !== 'pending' && listening !== 'requested'
}

function useRecording(recordingId: string) {
  const query = useQuery({
    queryKey: ['recordings', recordingId],
    queryFn: ({ signal }) => call('getRecording', { params: { recordingId } }, signal),
    // A rendition comes without an event of its own.
    refetchInterval: ({ state }) => (state.data?.rendition === 'pending' ? 3_000 : false),
  })
  useLiveQueries({
    kinds: ['recording.changed', 'recording.stored', 'recording.failed', 'listen_request.changed'],
    isAbout: ({ data }) => data.recordingId === recordingId || data.listenRequestId !== undefined,
    keys: [['recordings', recordingId], ['listen-requests']],
    isOn: query.data !== undefined && !isSettled(query.data),
  })
  return query
}

function UploadLine({ upload }: Pick<RecordingResponse, 'upload'>) {
  const t = useTranslate()
  const format = useFormat()
  if (upload === null || upload.state === 'stored') return null
  const { offsetBytes, lengthBytes } = upload
  return (
    <Panel title={t('console.recording.upload')}>
      <Progress
        percent={lengthBytes === null ? 0 : Math.round((offsetBytes / Math.max(1, lengthBytes)) * 100)}
        aria-label={t('console.recording.upload')}
        status={upload.faultCode === null ? 'normal' : 'exception'}
      />
      <p className="quiet">
        {t(`console.upload_state.${upload.state}`)} · {format.bytes(offsetBytes)}
        {lengthBytes !== null && ` / ${format.bytes(lengthBytes)}`}
      </p>
    </Panel>
  )
}

function recordingFacts(
  t: Translate,
  format: Format,
  recording: RecordingResponse,
  customer: readonly Fact[],
): readonly Fact[] {
  const lost = recording.lostMs !== null && recording.lostMs > 0
  return [
    { name: t('console.field.state'), value: <RecordingStateText recording={recording} /> },
    { name: t('console.field.agent'), value: recording.agentName ?? <NoValue /> },
    { name: t('console.field.extension'), value: recording.extension ?? <NoValue /> },
    { name: t('console.field.employee_number'), value: recording.employeeNumber ?? <NoValue /> },
    { name: t('console.field.org_unit'), value: recording.orgUnitName ?? <NoValue /> },
    ...customer,
    { name: t('console.field.direction'), value: t(`call_direction.${recording.direction}`) },
    { name: t('console.field.started_at'), value: <TimeText at={recording.startedAt} /> },
    { name: t('console.field.length'), value: <DurationText ms={recording.durationMs} /> },
    ...(lost
      ? [
          {
            name: t('console.field.lost'),
            value: t('console.trace.seconds', { seconds: ((recording.lostMs ?? 0) / 1000).toFixed(1) }),
          },
        ]
      : []),
    { name: t('console.field.mode'), value: t(`console.recording_mode.${recording.mode}`) },
    {
      name: t('console.field.capture_method'),
      value:
        recording.captureMethod === null ? (
          <NoValue />
        ) : (
          t(`console.capture_method.${recording.captureMethod}`)
        ),
    },
    {
      name: t('console.field.end_reason'),
      value: recording.endReason === null ? <NoValue /> : t(`console.end_reason.${recording.endReason}`),
    },
    {
      name: t('console.field.media'),
      value: recording.media === null ? <NoValue /> : recording.media.toUpperCase(),
    },
    {
      name: t('console.field.size'),
      value: recording.sizeBytes === null ? <NoValue /> : format.bytes(recording.sizeBytes),
    },
    { name: t('console.field.device_seq'), value: recording.deviceSeq ?? <NoValue /> },
    { name: t('console.field.stored_at'), value: <TimeText at={recording.storedAt} /> },
  ]
}

/** The player with marks and captions, or what is in the way of it. */
function SoundPanels({
  recording,
  player,
}: {
  readonly recording: RecordingResponse
  readonly player: Player
}) {
  const t = useTranslate()
  const mayMark = useMay('recordings:mark')
  const { approval, last } = useApproval(recording.recordingId)
  const marks = useMarks(recording.recordingId).data ?? []
  const [markAtMs, setMarkAtMs] = useState<number | undefined>()
  const { state } = player
  const ready = state.kind === 'ready' ? state : undefined
  const mayListen = recording.listening === 'allowed' || state.kind !== 'idle'
  const captions = ready?.grant.captions ?? []
  return (
    <>
      <Panel title={t('console.player.title')}>
        <PlaybackAudio attach={player.playback.attach} />
        {!mayListen && <NotListening recording={recording} last={last} />}
        {mayListen && state.kind !== 'ready' && (
          <BeforeSound state={state} recording={recording} onListen={player.listen} />
        )}
        {ready && (
          <Stage
            player={player}
            ready={ready}
            recording={recording}
            marks={marks}
            approval={approval}
            onMark={mayMark ? () => setMarkAtMs(ready.positionMs) : undefined}
          />
        )}
      </Panel>
      {ready && captions.length > 0 && (
        <Captions captions={captions} positionMs={ready.positionMs} onSeek={player.playback.seek} />
      )}
      <MarksPanel recordingId={recording.recordingId} onSeek={ready ? player.playback.seek : undefined} />
      <MarkDialog
        recordingId={recording.recordingId}
        atMs={markAtMs}
        onClose={() => setMarkAtMs(undefined)}
      />
    </>
  )
}

function RecordingStory({ recording }: { readonly recording: RecordingResponse }) {
  const t = useTranslate()
  const format = useFormat()
  const player = usePlayer(recording)
  const customer = useCustomerFacts(recording)
  return (
    <StoryLayout
      story={
        <>
          <SoundPanels recording={recording} player={player} />
          <SealedFilePanel recording={recording} held={player.held} />
        </>
      }
      facts={
        <>
          <UploadLine upload={recording.upload} />
          <Panel title={t('console.recording.facts')}>
            <Facts facts={recordingFacts(t, format, recording, customer)} />
          </Panel>
        </>
      }
    />
  )
}

/** One recording: heard, asked for, marked (ADM-2, SEC-7, SEC-8). */
export function RecordingPage() {
  const t = useTranslate()
  const { recordingId } = route.useParams()
  const query = useRecording(recordingId)
  const parent = { to: '/recordings', title: t('console.recordings.title') }
  const recording = query.data
  if (recording === undefined)
    return <UnreadPage title={t('console.recording.title')} parent={parent} query={query} />
  return (
    <Page
      title={`${recording.customerNumber.text} ${recording.customerName ?? ''}`.trim()}
      parent={parent}
      beside={
        <>
          <RecordingStateText recording={recording} />
          <span className="quiet">
            <TimeText at={recording.startedAt} />
          </span>
        </>
      }
      acts={
        <Link to="/calls/$callId" params={{ callId: recording.callId }}>
          {t('console.recording.to_call')}
        </Link>
      }
    >
      <RecordingStory key={recordingId} recording={recording} />
    </Page>
  )
}
