import type { RecordingResponse } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { MarkedText, type Shape, type Tone } from '../../ui/mark.tsx'
import { recordingStateSigns } from '../../ui/states.ts'

const listeningSigns: Readonly<Record<RecordingResponse['listening'], { tone: Tone; shape: Shape }>> = {
  allowed: { tone: 'green', shape: 'bars' },
  must_request: { tone: 'grey', shape: 'lock' },
  requested: { tone: 'blue', shape: 'clock' },
  refused: { tone: 'red', shape: 'cross' },
  not_possible: { tone: 'grey', shape: 'dash' },
}

/** The state of a recording as colour, shape and word. */
export function RecordingStateText({ recording }: { readonly recording: RecordingResponse }) {
  const t = useTranslate()
  return (
    <MarkedText {...recordingStateSigns[recording.state]} text={t(`recording_state.${recording.state}`)} />
  )
}

/** May the reader listen, or what is in the way. */
export function ListeningText({ recording }: { readonly recording: RecordingResponse }) {
  const t = useTranslate()
  return (
    <MarkedText
      {...listeningSigns[recording.listening]}
      text={t(`console.listening.${recording.listening}`)}
    />
  )
}
