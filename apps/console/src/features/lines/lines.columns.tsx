import { Link } from '@tanstack/react-router'
import type { LineResponse } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import type { Column } from '../../ui/data-table.tsx'
import { MarkedText } from '../../ui/mark.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { LineActs } from './line-acts.tsx'

function Phone({ line }: { readonly line: LineResponse }) {
  const t = useTranslate()
  const mayList = useMay('devices:list')
  const { deviceId, deviceModel } = line
  if (deviceId === null)
    return <MarkedText tone="grey" shape="hollow" text={t('console.line.without_device')} />
  const text = deviceModel ?? t('console.line.with_device')
  if (!mayList) return text
  return (
    <Link to="/devices/$deviceId" params={{ deviceId }}>
      {text}
    </Link>
  )
}

/** The columns of the list of lines: which number, whose, where, is it surely that number (MON-3). */
export function useLineColumns(): readonly Column<LineResponse>[] {
  const t = useTranslate()
  return [
    {
      key: 'number',
      title: t('console.field.phone_number'),
      width: 160,
      cell: (line) => <b>{line.number.text}</b>,
    },
    {
      key: 'carrier',
      title: t('console.field.carrier'),
      width: 120,
      cell: (line) => (line.carrier === '' ? <NoValue /> : line.carrier),
    },
    {
      key: 'agent',
      title: t('console.field.agent'),
      width: 140,
      cell: (line) => line.agentName ?? <NoValue />,
    },
    {
      key: 'device',
      title: t('console.field.device'),
      width: 180,
      cell: (line) => <Phone line={line} />,
    },
    {
      key: 'verified',
      title: t('console.field.verified'),
      width: 140,
      cell: (line) =>
        line.isVerified ? (
          <MarkedText tone="green" shape="check" text={t('console.line.verified')} />
        ) : (
          <MarkedText tone="amber" shape="half" text={t('console.line.not_verified')} />
        ),
    },
    {
      key: 'verified_at',
      title: t('console.line.verified_at'),
      width: 150,
      goesAs: 2,
      cell: (line) => <TimeText at={line.verifiedAt} />,
    },
    {
      key: 'created_at',
      title: t('console.line.created_at'),
      width: 150,
      goesAs: 1,
      cell: (line) => <TimeText at={line.createdAt} />,
    },
    {
      key: 'acts',
      title: t('console.line.acts'),
      width: 90,
      cell: (line) => <LineActs line={line} />,
    },
  ]
}
