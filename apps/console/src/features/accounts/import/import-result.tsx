import { useState } from 'react'
import { DownloadOutlined } from '@ant-design/icons'
import { useBlocker } from '@tanstack/react-router'
import { Alert, Button, Modal } from 'antd'
import type { ImportedAccounts } from '@smartym/contract'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { saveFile } from '../../../platform/save-file.ts'
import { Panel } from '../../../ui/panel.tsx'
import { passwordsFile } from './import-file.ts'
import styles from './import.module.css'

const maxRowsTold = 20

export interface ImportResultProps {
  readonly result: ImportedAccounts
  readonly onRestart: () => void
}

/** What was made, and the passwords, which can be taken now only; leaving without them asks. */
export function ImportResult({ result, onRestart }: ImportResultProps) {
  const t = useTranslate()
  const format = useFormat()
  const hasPasswords = result.passwords.length > 0
  const [isTaken, setTaken] = useState(!hasPasswords)
  const blocker = useBlocker({
    shouldBlockFn: () => !isTaken,
    enableBeforeUnload: () => !isTaken,
    withResolver: true,
  })
  const { imported, changed, skipped, leftRows, unitsCreated, passwords, expiresAt } = result
  const take = () => {
    const heading = [
      t('console.field.login_id'),
      t('console.field.name'),
      t('console.account.initial_password'),
    ]
    saveFile(passwordsFile(passwords, heading), `${t('console.account.initial_password')}.csv`)
    setTaken(true)
  }
  return (
    <Panel>
      <Alert type="success" showIcon title={t('console.import.done', { count: format.count(imported) })} />
      {changed > 0 && <p>{t('console.import.changed', { count: format.count(changed) })}</p>}
      {skipped > 0 && <p>{t('console.import.skipped', { count: format.count(skipped) })}</p>}
      {leftRows.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('console.import.left', {
            count: format.count(leftRows.length),
            rows: leftRows.slice(0, maxRowsTold).join(', '),
          })}
        />
      )}
      {unitsCreated > 0 && <p>{t('console.import.units_created', { count: format.count(unitsCreated) })}</p>}
      {hasPasswords && <p>{t('console.import.passwords_text', { time: format.time(expiresAt) })}</p>}
      <div className={styles.acts}>
        <Button onClick={onRestart} disabled={!isTaken}>
          {t('console.import.again')}
        </Button>
        {hasPasswords && (
          <Button type="primary" icon={<DownloadOutlined />} onClick={take}>
            {t('console.import.passwords')}
          </Button>
        )}
      </div>
      <Modal
        open={blocker.status === 'blocked'}
        title={t('console.import.passwords')}
        okText={t('console.import.passwords')}
        cancelText={t('console.close')}
        onOk={() => {
          take()
          blocker.proceed?.()
        }}
        onCancel={() => blocker.reset?.()}
      >
        <p>{t('console.import.leave_text')}</p>
      </Modal>
    </Panel>
  )
}
