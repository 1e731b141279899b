import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { ReloadOutlined } from '@ant-design/icons'
import type { SystemFact, SystemStatusResponse } from '@smartym/contract'
import type { SystemFactLevel } from '@smartym/contract/constants'
import { isPhraseKey } from '@smartym/phrases'
import { call } from '../../platform/api.ts'
import { type Format, formatDuration, useFormat } from '../../platform/format.ts'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { MarkedText, type Shape, type Tone } from '../../ui/mark.tsx'
import { ProblemNote } from '../../ui/notes.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Facts, Panel } from '../../ui/panel.tsx'
import { TimeText } from '../../ui/texts.tsx'
import styles from './system.module.css'

const levelSigns: Readonly<Record<SystemFactLevel, { tone: Tone; shape: Shape }>> = {
  ok: { tone: 'green', shape: 'check' },
  warn: { tone: 'orange', shape: 'triangle' },
  bad: { tone: 'red', shape: 'cross' },
  off: { tone: 'grey', shape: 'hollow' },
}

/* A value by the unit in its name. */
function valueText(format: Format, name: string, value: string | number): string {
  if (typeof value === 'string') return value
  if (name.endsWith('Bytes')) return format.bytes(value)
  if (name === 'answerMs') return `${format.count(value)} ms`
  return name.endsWith('Ms') ? formatDuration(value) : format.count(value)
}

/** What a fact says, in words. */
function factText(t: Translate, format: Format, { name, state, values }: SystemFact): string {
  const key = `console.system_text.${name}.${state}`
  const texts = Object.entries(values).map(([value, what]) => [value, valueText(format, value, what)])
  return isPhraseKey(key) ? t(key, Object.fromEntries(texts)) : t('console.system_text.unknown')
}

function factName(t: Translate, { name, of }: SystemFact): string {
  const title = t(`console.system_fact.${name}`)
  const key = `console.system_sink.${of}`
  return of === null ? title : `${title} (${isPhraseKey(key) ? t(key) : of})`
}

function FactRow({ fact }: { readonly fact: SystemFact }) {
  const t = useTranslate()
  const format = useFormat()
  return (
    <li className={styles.fact} data-level={fact.level}>
      <span className={styles.name}>{factName(t, fact)}</span>
      <MarkedText {...levelSigns[fact.level]} text={t(`console.system_level.${fact.level}`)} />
      <span>{factText(t, format, fact)}</span>
      <span className="quiet">{fact.at !== null && <TimeText at={fact.at} />}</span>
    </li>
  )
}

function uptimeText(t: Translate, { startedAt, now }: SystemStatusResponse): string {
  const ms = Math.max(0, Date.parse(now) - Date.parse(startedAt))
  const days = Math.floor(ms / 86_400_000)
  const clock = formatDuration(ms - days * 86_400_000)
  return days === 0 ? clock : t('console.system.uptime_text', { days, clock })
}

function Versions({ status }: { readonly status: SystemStatusResponse }) {
  const t = useTranslate()
  return (
    <Facts
      facts={[
        { name: t('console.system.version'), value: status.version },
        { name: t('console.system.node'), value: status.node },
        { name: t('console.system.node_version'), value: status.nodeVersion },
        { name: t('console.system.uptime'), value: uptimeText(t, status) },
        { name: t('console.system.checked_at'), value: <TimeText at={status.now} /> },
      ]}
    />
  )
}

/** What is wrong stands above what is fine. */
const order: readonly SystemFactLevel[] = ['bad', 'warn', 'ok', 'off']

/** The environment at a glance (ADM-6). */
export function EnvironmentPanel() {
  const t = useTranslate()
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['system', 'status'],
    queryFn: ({ signal }) => call('getSystemStatus', {}, signal),
    refetchInterval: 30_000,
  })
  if (isPending) return <PageSkeleton />
  if (data === undefined) return <ProblemNote error={error} onRetry={() => void refetch()} />
  const facts = order.flatMap((level) => data.facts.filter((fact) => fact.level === level))
  const reload = (
    <Button
      icon={<ReloadOutlined />}
      loading={isFetching}
      aria-label={t('console.retry')}
      title={t('console.retry')}
      onClick={() => void refetch()}
    />
  )
  return (
    <div className={styles.environment}>
      <Panel title={t('console.system.environment')} extra={reload} isFlush>
        <ul className={styles.facts}>
          {facts.map((fact) => (
            <FactRow key={`${fact.name} ${fact.of ?? ''}`} fact={fact} />
          ))}
        </ul>
      </Panel>
      <Panel title={t('console.system.version')}>
        <Versions status={data} />
      </Panel>
    </div>
  )
}
