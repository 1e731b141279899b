import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import type { AuditEntryResponse } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { type Fact, Facts } from '../../ui/panel.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { codesOf, detailsOf } from './audit-details.ts'
import { actionText, actorText, AuditKindText } from '../../ui/audit-texts.tsx'
import { objectText, reasonText } from './audit.columns.tsx'
import type { AuditSearch } from './audit.search.ts'
import styles from './audit.module.css'

function ObjectLink({ entry }: { readonly entry: AuditEntryResponse }) {
  const t = useTranslate()
  const { objectId, objectKind } = entry
  if (objectId === null) return <>{objectText(t, objectKind)}</>
  if (objectKind === 'recording') {
    return (
      <Link to="/recordings/$recordingId" params={{ recordingId: objectId }}>
        {t('console.call.to_recording')}
      </Link>
    )
  }
  if (objectKind === 'listen_request') {
    return (
      <Link to="/listen-requests" search={{ tab: 'all', request: objectId }}>
        {objectText(t, objectKind)}
      </Link>
    )
  }
  if (objectKind === 'review') {
    return (
      <Link to="/reviews/$reviewId" params={{ reviewId: objectId }}>
        {objectText(t, objectKind)}
      </Link>
    )
  }
  if (objectKind === 'call') {
    return (
      <Link to="/calls/$callId" params={{ callId: objectId }}>
        {t('console.recording.to_call')}
      </Link>
    )
  }
  return <>{objectText(t, objectKind)}</>
}

function useEntryFacts(entry: AuditEntryResponse): readonly Fact[] {
  const t = useTranslate()
  return [
    { name: t('console.field.at'), value: <TimeText at={entry.at} /> },
    { name: t('console.field.actor'), value: actorText(t, entry) },
    { name: t('console.field.kind'), value: <AuditKindText kind={entry.kind} /> },
    { name: t('console.field.action'), value: actionText(t, entry.action) },
    { name: t('console.field.object'), value: <ObjectLink entry={entry} /> },
    { name: t('console.field.subject'), value: entry.subjectReference ?? <NoValue /> },
    {
      name: t('console.field.reason'),
      value: entry.reason === null ? <NoValue /> : reasonText(t, entry.reason),
    },
    { name: t('console.field.address'), value: entry.address ?? <NoValue /> },
    {
      name: t('console.field.position'),
      value: entry.position ?? <span className="quiet">{t('console.audit.not_yet_chained')}</span>,
    },
  ]
}

interface EntryDetailsProps {
  readonly entry: AuditEntryResponse
  readonly onFilter: (changes: AuditSearch) => void
}

function EntryDetails({ entry, onFilter }: EntryDetailsProps) {
  const t = useTranslate()
  const facts = useEntryFacts(entry)
  const details = detailsOf(t, entry)
  const isAccount = entry.actorKind === 'account'
  return (
    <div className={styles.details}>
      <Facts facts={facts} />
      {details.length > 0 && (
        <>
          <h2>{t('console.audit.details')}</h2>
          <Facts facts={details} />
        </>
      )}
      <h2>{t('console.audit.codes')}</h2>
      <ul className={styles.codes}>
        {codesOf(entry).map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.acts}>
        {isAccount && (
          <Button onClick={() => onFilter({ actor: entry.actorId })}>{t('console.audit.same_actor')}</Button>
        )}
        {entry.subjectReference !== null && (
          <Button onClick={() => onFilter({ subject: entry.subjectReference ?? undefined })}>
            {t('console.audit.same_subject')}
          </Button>
        )}
        {entry.objectId !== null && (
          <Button onClick={() => onFilter({ object: entry.objectId ?? undefined })}>
            {t('console.audit.same_object')}
          </Button>
        )}
      </div>
    </div>
  )
}

export interface AuditEntryPanelProps {
  readonly entry: AuditEntryResponse | undefined
  readonly onClose: () => void
  readonly onFilter: (changes: AuditSearch) => void
}

/** All of one entry, at the right. */
export function AuditEntryPanel({ entry, onClose, onFilter }: AuditEntryPanelProps) {
  const t = useTranslate()
  return (
    <Drawer
      open={entry !== undefined}
      onClose={onClose}
      title={entry === undefined ? '' : actionText(t, entry.action)}
      size={460}
      mask={false}
    >
      {entry && <EntryDetails entry={entry} onFilter={onFilter} />}
    </Drawer>
  )
}
