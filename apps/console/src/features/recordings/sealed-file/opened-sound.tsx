import { useQuery } from '@tanstack/react-query'
import type { RecordingResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { ProblemNote } from '../../../ui/notes.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { useApproval } from '../listening/listen-requests.ts'
import type { HeldGrant } from '../player/grant.ts'
import { PlaybackAudio } from '../player/playback-audio.tsx'
import { BeforeSound } from '../player/quiet-stage.tsx'
import { Stage } from '../player/stage.tsx'
import { usePlayer } from '../player/use-player.ts'

interface SoundProps {
  readonly recording: RecordingResponse
  readonly held: HeldGrant
}

function Sound({ recording, held }: SoundProps) {
  const player = usePlayer(recording, held)
  const { approval } = useApproval(recording.recordingId)
  const { state } = player
  return (
    <>
      <PlaybackAudio attach={player.playback.attach} />
      {state.kind === 'ready' ? (
        <Stage
          player={player}
          ready={state}
          recording={recording}
          marks={[]}
          approval={approval}
          onMark={undefined}
        />
      ) : (
        <BeforeSound state={state} recording={recording} onListen={player.listen} />
      )}
    </>
  )
}

/** The sound of a file that was found whole, under the grant by which it was verified. */
export function OpenedSound({
  recordingId,
  held,
}: {
  readonly recordingId: string
  readonly held: HeldGrant
}) {
  const t = useTranslate()
  const { data, error } = useQuery({
    queryKey: ['recordings', recordingId],
    queryFn: ({ signal }) => call('getRecording', { params: { recordingId } }, signal),
  })
  if (error) return <ProblemNote error={error} />
  return <Panel title={t('console.player.title')}>{data && <Sound recording={data} held={held} />}</Panel>
}
