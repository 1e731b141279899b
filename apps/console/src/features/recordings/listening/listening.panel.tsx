import type { ReactNode } from 'react'
import { Alert } from 'antd'
import type { ListenRequestResponse, RecordingResponse } from '@smartym/contract'
import { useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { MarkedText } from '../../../ui/mark.tsx'
import { listenRequestSigns } from '../../../ui/states.ts'
import { TimeText } from '../../../ui/texts.tsx'
import { QuietStage } from '../player/quiet-stage.tsx'
import { useListenRequest } from './listen-requests.ts'
import { useReasonName } from './reason-name.ts'
import { ReasonForm } from './request-form.tsx'

function RequestLine({ request }: { readonly request: ListenRequestResponse }) {
  const t = useTranslate()
  const reasonName = useReasonName()
  return (
    <p>
      <MarkedText
        {...listenRequestSigns[request.state]}
        text={t(`console.listen_request_state.${request.state}`)}
      />{' '}
      <span className="quiet">
        {reasonName(request)} · {request.text} · <TimeText at={request.createdAt} />
      </span>
    </p>
  )
}

function RefusedRequest({ request }: { readonly request: ListenRequestResponse }) {
  const t = useTranslate()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('console.listening.rejected_title', { name: request.decidedByName ?? '' })}
      description={request.decisionNote}
    />
  )
}

export interface NotListeningProps {
  readonly recording: RecordingResponse
  /** What the reader asked for last. */
  readonly last: ListenRequestResponse | undefined
}

/** In the place of the sound: the form to ask with, the state of what one asked, or why it cannot be heard. */
export function NotListening({ recording, last }: NotListeningProps) {
  const t = useTranslate()
  const mayAsk = useMay('recordings:request_listen')
  const ask = useListenRequest(recording.recordingId)
  const { listening, state } = recording
  const form: ReactNode = mayAsk && (
    <ReasonForm
      submitText={t('console.request.send')}
      isPending={ask.isPending}
      onSubmit={(body) => ask.mutate(body)}
    />
  )
  if (listening === 'requested') {
    return (
      <QuietStage>
        <output>
          <b>{t('console.listening.requested_title')}</b>
        </output>
        {last && <RequestLine request={last} />}
        {last && (
          <p className="quiet">
            {t('console.request.until')} <TimeText at={last.expiresAt} />
          </p>
        )}
      </QuietStage>
    )
  }
  if (listening === 'must_request' && state === 'stored') {
    return (
      <QuietStage>
        {last?.state === 'rejected' && <RefusedRequest request={last} />}
        {last?.state === 'withdrawn' && (
          <Alert
            type="warning"
            showIcon
            title={t('console.listening.withdrawn_title')}
            description={last.decisionNote}
          />
        )}
        <b>{t('console.listening.must_request_title')}</b>
        <p className="quiet">{t('console.listening.must_request_text')}</p>
        {form}
      </QuietStage>
    )
  }
  return (
    <QuietStage>
      <output>
        {state === 'stored'
          ? t('console.listening.refused_text')
          : t(`console.listening.not_stored.${state}`)}
      </output>
    </QuietStage>
  )
}
