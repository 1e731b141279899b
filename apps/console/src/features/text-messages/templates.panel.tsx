import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { TextTemplateResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyNote, ProblemNote } from '../../ui/notes.tsx'
import { Panel } from '../../ui/panel.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { TemplateDialog } from './template.dialog.tsx'
import { TemplateSize } from './template-size.tsx'

function useColumns(
  onChange: (template: TextTemplateResponse) => void,
): readonly Column<TextTemplateResponse>[] {
  const t = useTranslate()
  const mayChange = useMay('text_templates:change')
  return [
    {
      key: 'target',
      title: t('console.texts.level'),
      width: 190,
      cell: ({ level, targetName }) => (
        <span className="cut" title={targetName}>
          <span className="quiet">{t(`text_level.${level}`)}</span> {targetName}
        </span>
      ),
    },
    {
      key: 'name',
      title: t('console.texts.name'),
      width: 140,
      cell: (template) =>
        mayChange ? (
          <Button type="link" size="small" onClick={() => onChange(template)}>
            {template.name}
          </Button>
        ) : (
          template.name
        ),
    },
    {
      key: 'body',
      title: t('console.texts.body'),
      width: 320,
      cell: ({ body }) => (
        <span className="cut" title={body}>
          {body}
        </span>
      ),
    },
    {
      key: 'size',
      title: t('console.texts.size'),
      width: 190,
      goesAs: 3,
      cell: (template) => <TemplateSize {...template} />,
    },
    {
      key: 'advertising',
      title: t('console.texts.advertising'),
      width: 80,
      goesAs: 2,
      cell: ({ isAdvertising }) => (isAdvertising ? t('console.texts.advertising') : <NoValue />),
    },
    {
      key: 'version',
      title: t('console.texts.version'),
      width: 70,
      isFigure: true,
      cell: ({ version }) => version,
    },
    {
      key: 'changed_at',
      title: t('console.texts.changed_at'),
      width: 140,
      goesAs: 1,
      cell: ({ changedAt }) => <TimeText at={changedAt} />,
    },
    {
      key: 'changed_by',
      title: t('console.texts.changed_by'),
      width: 100,
      goesAs: 4,
      cell: ({ changedBy }) => changedBy ?? <NoValue />,
    },
  ]
}

/** The words of texts: of the company, of units, of lines. */
export function TemplatesPanel() {
  const t = useTranslate()
  const [opened, setOpened] = useState<TextTemplateResponse>()
  const columns = useColumns(setOpened)
  const { data, error, refetch } = useQuery({
    queryKey: ['text-templates'],
    queryFn: ({ signal }) => call('listTextTemplates', {}, signal),
  })
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (data?.items.length === 0)
    return <EmptyNote title={t('console.texts.no_templates')} text={t('console.texts.no_templates_text')} />
  return (
    <Panel title={t('console.texts.tab.templates')} isFlush>
      <DataTable
        caption={t('console.texts.tab.templates')}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={({ textTemplateId }) => textTemplateId}
      />
      {opened !== undefined && <TemplateDialog template={opened} onClose={() => setOpened(undefined)} />}
    </Panel>
  )
}
