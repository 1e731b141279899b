import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ListenRequestResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { ProblemNote } from '../../../ui/notes.tsx'
import { DurationText, TimeText } from '../../../ui/texts.tsx'
import { listenRequestsKey } from './listen-requests.ts'
import styles from './listening.module.css'

/** The recordings of a set, which is decided on as one (SEC-8). */
export function AskedRecordings({ request }: { readonly request: ListenRequestResponse }) {
  const t = useTranslate()
  const maySee = useMay('recordings:list')
  const { listenRequestId, recordingCount } = request
  const asked = useQuery({
    queryKey: [...listenRequestsKey, 'recordings', listenRequestId],
    queryFn: async ({ signal }) =>
      (await call('listListenRequestRecordings', { params: { listenRequestId } }, signal)).items,
  })
  return (
    <section className={styles.asked} aria-label={t('console.request.recordings')}>
      <h3>
        {t('console.request.recordings')}{' '}
        <span className="quiet">{t('console.list.total', { count: recordingCount })}</span>
      </h3>
      {asked.error && <ProblemNote error={asked.error} onRetry={() => void asked.refetch()} />}
      <ul>
        {asked.data?.map((recording) => (
          <li key={recording.recordingId}>
            {maySee ? (
              <Link to="/recordings/$recordingId" params={{ recordingId: recording.recordingId }}>
                {recording.customerNumber.text}
              </Link>
            ) : (
              recording.customerNumber.text
            )}
            <span className="cut" title={recording.agentName ?? undefined}>
              {recording.agentName} <span className="quiet">{recording.orgUnitName}</span>
            </span>
            <span className="quiet">
              <TimeText at={recording.callStartedAt} />
            </span>
            <DurationText ms={recording.durationMs} />
          </li>
        ))}
      </ul>
    </section>
  )
}
