import { CopyOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslate } from '../../../platform/language.ts'
import styles from './second-factors.module.css'

export interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onKept: () => void
  readonly isPending?: boolean
}

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, onKept, isPending = false }: RecoveryCodesProps) {
  const t = useTranslate()
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    void message.success(t('console.recovery_codes.copied'))
  }
  return (
    <>
      <p>{t('console.recovery_codes.text')}</p>
      <ul className={styles.codes} aria-label={t('console.recovery_codes.title')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('console.recovery_codes.copy')}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => globalThis.print()}>
          {t('console.recovery_codes.print')}
        </Button>
        <Button type="primary" loading={isPending} onClick={onKept}>
          {t('console.recovery_codes.kept')}
        </Button>
      </div>
    </>
  )
}
