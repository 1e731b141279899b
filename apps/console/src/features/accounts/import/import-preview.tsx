import { Alert, Button } from 'antd'
import type { AccountImportPreview, ImportMode } from '@smartym/contract'
import { importColumnPhrases } from '@smartym/phrases'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { NoValue } from '../../../ui/texts.tsx'
import styles from './import.module.css'

type Fault = AccountImportPreview['faults'][number]

function FaultsTable({ preview }: { readonly preview: AccountImportPreview }) {
  const t = useTranslate()
  const format = useFormat()
  const { faults, faultCount } = preview
  const columns = [
    {
      key: 'row',
      title: t('console.import.row'),
      width: 80,
      isFigure: true,
      cell: ({ row }: Fault) => format.count(row),
    },
    {
      key: 'column',
      title: t('console.import.column'),
      width: 140,
      cell: ({ column }: Fault) => (column === null ? <NoValue /> : t(importColumnPhrases[column])),
    },
    { key: 'text', title: t('console.field.reason'), width: 600, cell: ({ text }: Fault) => text },
  ]
  return (
    <Panel title={t('console.import.faults', { count: format.count(faultCount) })} isFlush>
      <DataTable
        caption={t('console.import.faults', { count: format.count(faultCount) })}
        columns={columns}
        rows={faults}
        rowKey={({ row, column, fault }) => `${row} ${column} ${fault}`}
      />
      {faultCount > faults.length && <p className={styles.cut}>{t('console.import.faults_cut')}</p>}
    </Panel>
  )
}

export interface ImportPreviewProps {
  readonly fileName: string
  readonly preview: AccountImportPreview
  readonly isRunning: boolean
  readonly onImport: (mode: ImportMode) => void
}

/** What the file would do, and what is wrong with it. */
export function ImportPreview({ fileName, preview, isRunning, onImport }: ImportPreviewProps) {
  const t = useTranslate()
  const format = useFormat()
  const { rows, goodRows, faultCount, newUnits, ignoredColumns } = preview
  const count = format.count(goodRows)
  return (
    <>
      <Panel title={fileName}>
        <p>
          <b>{t('console.import.found', { rows: format.count(rows), good: count })}</b>
        </p>
        {newUnits.length > 0 && (
          <>
            <p>{t('console.import.new_units', { count: format.count(newUnits.length) })}</p>
            <ul className={styles.units}>
              {newUnits.slice(0, 20).map((path) => (
                <li key={path}>{path}</li>
              ))}
            </ul>
          </>
        )}
        {ignoredColumns.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('console.import.ignored', { columns: ignoredColumns.join(', ') })}
          />
        )}
        <div className={styles.acts}>
          {faultCount === 0 && goodRows > 0 && (
            <Button type="primary" loading={isRunning} onClick={() => onImport('all')}>
              {t('console.import.import_all', { count })}
            </Button>
          )}
          {faultCount > 0 && goodRows > 0 && (
            <Button loading={isRunning} onClick={() => onImport('good_rows')}>
              {t('console.import.import_good', { count })}
            </Button>
          )}
        </div>
      </Panel>
      {faultCount > 0 && <FaultsTable preview={preview} />}
    </>
  )
}
