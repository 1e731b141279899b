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

interface ChooserProps {
  readonly createsUnits: boolean
  readonly onCreatesUnits: (createsUnits: boolean) => void
  readonly onChoose: (file: ChosenFile) => void
}

function FileChooser({ createsUnits, onCreatesUnits, onChoose }: ChooserProps) {
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
          <Checkbox checked={createsUnits} onChange={({ target }) => onCreatesUnits(target.checked)}>
            {t('console.import.creates_units')}
          </Checkbox>
        )}
      </div>
    </Panel>
  )
}

/** People from Excel or CSV: first a dry run, then all of them or the good rows (ADM-3, INT-5). */
export function ImportAccountsPage() {
  const t = useTranslate()
  const client = useQueryClient()
  const [createsUnits, setCreatesUnits] = useState(false)
  const [chosen, setChosen] = useState<ChosenFile>()
  const preview = useMutation<AccountImportPreview, Error, ChosenFile & { createsUnits: boolean }>({
    mutationFn: ({ file, createsUnits: isWished }) =>
      call('previewAccountImport', { body: { file, createsUnits: isWished } }),
    gcTime: 0,
  })
  const run = useMutation<ImportedAccounts, Error, ImportMode>({
    mutationFn: (mode) => call('importAccounts', { body: { file: chosen?.file ?? '', createsUnits, mode } }),
    onSuccess() {
      void client.invalidateQueries({ queryKey: ['accounts'] })
      void client.invalidateQueries({ queryKey: ['organization'] })
    },
    gcTime: 0,
  })
  const look = (file: ChosenFile, isWished: boolean) => {
    setChosen(file)
    preview.mutate({ ...file, createsUnits: isWished })
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
            createsUnits={createsUnits}
            onCreatesUnits={(isWished) => {
              setCreatesUnits(isWished)
              if (chosen !== undefined) look(chosen, isWished)
            }}
            onChoose={(file) => look(file, createsUnits)}
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
