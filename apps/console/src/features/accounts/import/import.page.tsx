import { useState } from 'react'
import { DownloadOutlined, InboxOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Upload } from 'antd'
import type { AccountImportPreview, ExportFormat, ImportedAccounts, ImportMode } from '@smartym/contract'
import { call, request } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { fileNameOf, receiveFile, saveFile } from '../../../platform/save-file.ts'
import { useMay } from '../../../platform/session.ts'
import { Page } from '../../../ui/page.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { base64Of, maxFileBytes } from './import-file.ts'
import { ImportPreview } from './import-preview.tsx'
import { ImportResult } from './import-result.tsx'
import styles from './import.module.css'

interface ChosenFile {
  readonly name: string
  readonly file: string
}

function TemplateButton({ format }: { readonly format: ExportFormat }) {
  const t = useTranslate()
  const fetchTemplate = useMutation({
    async mutationFn() {
      const response = await request('getAccountImportTemplate', { query: { format } })
      saveFile(await receiveFile(response, () => {}), fileNameOf(response, `accounts.${format}`))
    },
  })
  return (
    <Button
      icon={<DownloadOutlined />}
      loading={fetchTemplate.isPending}
      onClick={() => fetchTemplate.mutate()}
    >
      {t(`console.import.template_${format}`)}
    </Button>
  )
}

/** What a file may do besides making accounts. */
interface ImportWishes {
  readonly createsUnits: boolean
  readonly updatesAccounts: boolean
}

interface ChooserProps {
  readonly wishes: ImportWishes
  readonly onWish: (wishes: ImportWishes) => void
  readonly onChoose: (file: ChosenFile) => void
}

function FileChooser({ wishes, onWish, onChoose }: ChooserProps) {
  const t = useTranslate()
  const mayCreateUnits = useMay('organization:change')
  const [isTooLarge, setTooLarge] = useState(false)
  return (
    <Panel>
      <div className={styles.chooser}>
        <Upload.Dragger
          accept=".xlsx,.csv,.txt"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            setTooLarge(file.size > maxFileBytes)
            if (file.size <= maxFileBytes)
              void base64Of(file).then((base64) => onChoose({ name: file.name, file: base64 }))
            return false
          }}
        >
          <p className={styles.icon}>
            <InboxOutlined />
          </p>
          <p>{t('console.import.drop')}</p>
          <p className="quiet">{t('console.import.drop_help')}</p>
        </Upload.Dragger>
        {isTooLarge && <Alert type="error" showIcon role="alert" title={t('console.import.too_large')} />}
        {mayCreateUnits && (
          <Checkbox
            checked={wishes.createsUnits}
            onChange={({ target }) => onWish({ ...wishes, createsUnits: target.checked })}
          >
            {t('console.import.creates_units')}
          </Checkbox>
        )}
        <Checkbox
          checked={wishes.updatesAccounts}
          onChange={({ target }) => onWish({ ...wishes, updatesAccounts: target.checked })}
        >
          {t('console.import.updates_accounts')}
        </Checkbox>
      </div>
    </Panel>
  )
}

/** People from Excel or CSV: first a dry run, then all of them or the good rows (ADM-3, INT-5). */
export function ImportAccountsPage() {
  const t = useTranslate()
  const client = useQueryClient()
  const [wishes, setWishes] = useState<ImportWishes>({ createsUnits: false, updatesAccounts: false })
  const [chosen, setChosen] = useState<ChosenFile>()
  const preview = useMutation<AccountImportPreview, Error, ChosenFile & ImportWishes>({
    mutationFn: ({ name: _name, ...body }) => call('previewAccountImport', { body }),
    gcTime: 0,
  })
  const run = useMutation<ImportedAccounts, Error, ImportMode>({
    mutationFn: (mode) => call('importAccounts', { body: { file: chosen?.file ?? '', ...wishes, mode } }),
    onSuccess() {
      void client.invalidateQueries({ queryKey: ['accounts'] })
      void client.invalidateQueries({ queryKey: ['organization'] })
    },
    gcTime: 0,
  })
  const look = (file: ChosenFile, wished: ImportWishes) => {
    setChosen(file)
    preview.mutate({ ...file, ...wished })
  }
  const restart = () => {
    setChosen(undefined)
    preview.reset()
    run.reset()
  }
  const problem = run.error ?? preview.error
  return (
    <Page
      title={t('console.import.title')}
      parent={{ to: '/accounts', title: t('console.accounts.title') }}
      acts={
        <>
          <TemplateButton format="xlsx" />
          <TemplateButton format="csv" />
        </>
      }
    >
      {problem !== null && <Alert type="error" showIcon role="alert" title={problem.message} />}
      {run.isSuccess ? (
        <ImportResult result={run.data} onRestart={restart} />
      ) : (
        <>
          <FileChooser
            wishes={wishes}
            onWish={(wished) => {
              setWishes(wished)
              if (chosen !== undefined) look(chosen, wished)
            }}
            onChoose={(file) => look(file, wishes)}
          />
          {preview.isPending && <p aria-live="polite">{t('console.import.checking')}</p>}
          {run.isPending && <p aria-live="polite">{t('console.import.importing')}</p>}
          {preview.data !== undefined && chosen !== undefined && (
            <ImportPreview
              fileName={chosen.name}
              preview={preview.data}
              isRunning={run.isPending}
              onImport={(mode) => run.mutate(mode)}
            />
          )}
        </>
      )}
    </Page>
  )
}
