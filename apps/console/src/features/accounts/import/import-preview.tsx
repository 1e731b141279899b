import { Alert, Button } from 'antd'
import type { AccountImportPreview, ImportMode, Role } from '@smartym/contract'
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

type Change = AccountImportPreview['changes'][number]

function ChangedValues({ change }: { readonly change: Change }) {
  const t = useTranslate()
  const textOf = (column: Change['values'][number]['column'], value: string | null) =>
    value === null
      ? t('console.settings.none')
      : column === 'role'
        ? t(`console.role.${value as Role}`)
        : value
  return (
    <ul className={styles.changes}>
      {change.values.map(({ column, before, after }) => (
        <li key={column}>
          {t(importColumnPhrases[column])}: {textOf(column, before)} → <b>{textOf(column, after)}</b>
        </li>
      ))}
    </ul>
  )
}

function ChangesTable({ preview }: { readonly preview: AccountImportPreview }) {
  const t = useTranslate()
  const format = useFormat()
  const { changes, changeCount } = preview
  const title = t('console.import.changes', { count: format.count(changeCount) })
  const columns = [
    {
      key: 'row',
      title: t('console.import.row'),
      width: 80,
      isFigure: true,
      cell: ({ row }: Change) => format.count(row),
    },
    {
      key: 'login_id',
      title: t('console.field.login_id'),
      width: 140,
      cell: ({ loginId }: Change) => loginId,
    },
    { key: 'name', title: t('console.field.name'), width: 120, cell: ({ name }: Change) => name },
    {
      key: 'values',
      title: t('console.settings.field.values'),
      width: 480,
      cell: (change: Change) => <ChangedValues change={change} />,
    },
  ]
  return (
    <Panel title={title} isFlush>
      <DataTable caption={title} columns={columns} rows={changes} rowKey={({ row }) => String(row)} />
      {changeCount > changes.length && <p className={styles.cut}>{t('console.import.changes_cut')}</p>}
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
  const { rows, goodRows, newAccounts, changeCount, faultCount, newUnits, ignoredColumns } = preview
  const count = format.count(newAccounts + changeCount)
  const isAnything = newAccounts + changeCount > 0
  return (
    <>
      <Panel title={fileName}>
        <p>
          <b>{t('console.import.found', { rows: format.count(rows), good: format.count(goodRows) })}</b>
        </p>
        <p>
          {t('console.import.what', {
            made: format.count(newAccounts),
            changed: format.count(changeCount),
            same: format.count(goodRows - newAccounts - changeCount),
          })}
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
          {faultCount === 0 && isAnything && (
            <Button type="primary" loading={isRunning} onClick={() => onImport('all')}>
              {t(changeCount > 0 ? 'console.import.apply' : 'console.import.import_all', { count })}
            </Button>
          )}
          {faultCount > 0 && isAnything && (
            <Button loading={isRunning} onClick={() => onImport('good_rows')}>
              {t('console.import.import_good', { count })}
            </Button>
          )}
        </div>
      </Panel>
      {faultCount > 0 && <FaultsTable preview={preview} />}
      {changeCount > 0 && <ChangesTable preview={preview} />}
    </>
  )
}
