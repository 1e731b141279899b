import { Link } from '@tanstack/react-router'
import type { AuditEntryResponse } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { actionText, actorText, AuditKindText } from '../../ui/audit-texts.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { rowLink } from '../../ui/row-keys.ts'
import { NoValue, TimeText } from '../../ui/texts.tsx'

/** Kind of thing in words. */
export function objectText(t: Translate, objectKind: string): string {
  const key = `console.object.${objectKind}`
  return isPhraseKey(key) ? t(key) : objectKind
}

/** A reason from the list of reasons in words; a text stays as it is. */
export function reasonText(t: Translate, reason: string): string {
  const key = `console.listen_reason.${reason}`
  return isPhraseKey(key) ? t(key) : reason
}

/** The columns of the usage history: when, who, what, on what, why, from where. */
export function useAuditColumns(): readonly Column<AuditEntryResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'at',
      title: t('console.field.at'),
      width: 136,
      cell: (entry) => (
        <Link to="/audit" search={(before) => ({ ...before, entry: entry.auditEntryId })} {...rowLink}>
          <TimeText at={entry.at} />
        </Link>
      ),
    },
    {
      key: 'actor',
      title: t('console.field.actor'),
      width: 110,
      cell: (entry) => <span title={actorText(t, entry)}>{actorText(t, entry)}</span>,
    },
    {
      key: 'kind',
      title: t('console.field.kind'),
      width: 116,
      goesAs: 5,
      cell: (entry) => <AuditKindText kind={entry.kind} />,
    },
    {
      key: 'action',
      title: t('console.field.action'),
      width: 160,
      cell: (entry) => <span title={entry.action}>{actionText(t, entry.action)}</span>,
    },
    {
      key: 'object',
      title: t('console.field.object'),
      width: 96,
      goesAs: 4,
      cell: (entry) => objectText(t, entry.objectKind),
    },
    {
      key: 'subject',
      title: t('console.field.subject'),
      width: 140,
      goesAs: 3,
      isOptional: true,
      cell: (entry) => entry.subjectReference ?? <NoValue />,
    },
    {
      key: 'reason',
      title: t('console.field.reason'),
      width: 270,
      cell: (entry) =>
        entry.reason === null ? <NoValue /> : <span title={entry.reason}>{reasonText(t, entry.reason)}</span>,
    },
    {
      key: 'address',
      title: t('console.field.address'),
      width: 116,
      goesAs: 2,
      cell: (entry) => entry.address ?? <NoValue />,
    },
    {
      key: 'position',
      title: t('console.field.position'),
      width: 100,
      goesAs: 1,
      isFigure: true,
      isOptional: true,
      cell: (entry) => entry.position ?? <NoValue />,
    },
  ]
}
