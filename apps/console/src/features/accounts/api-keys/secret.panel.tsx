import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import type { ApiKeySecretResponse } from '@smartym/contract'
import { useTranslate } from '../../../platform/language.ts'
import { Facts } from '../../../ui/panel.tsx'
import styles from './api-keys.module.css'

export interface SecretProps {
  readonly shown: ApiKeySecretResponse
  readonly onKept: () => void
}

function CopyButton({ text }: { readonly text: string }) {
  const t = useTranslate()
  const { message } = App.useApp()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      void message.success(t('console.api_keys.copied'))
    } catch {
      void message.error(t('console.failed'))
    }
  }
  return (
    <Button icon={<CopyOutlined />} onClick={() => void copy()}>
      {t('console.api_keys.copy')}
    </Button>
  )
}

/** A secret, shown this once; of a public key, what its owner needs to know. */
export function Secret({ shown: { apiKey, secret }, onKept }: SecretProps) {
  const t = useTranslate()
  const { apiKeyId, thumbprint } = apiKey
  const isSecret = secret !== ''
  return (
    <div className={styles.details}>
      <Alert
        type={isSecret ? 'warning' : 'success'}
        showIcon
        title={t(isSecret ? 'console.api_keys.secret_text' : 'console.api_keys.registered_text')}
      />
      {isSecret && (
        <code className={styles.secret} aria-label={t('console.api_keys.secret_title')}>
          {secret}
        </code>
      )}
      <Facts
        facts={[
          { name: t('console.api_keys.id'), value: <span className={styles.code}>{apiKeyId}</span> },
          ...(thumbprint === null
            ? []
            : [
                {
                  name: t('console.api_keys.thumbprint'),
                  value: <span className={styles.code}>{thumbprint}</span>,
                },
              ]),
        ]}
      />
      <div className={styles.acts}>
        <CopyButton text={isSecret ? secret : apiKeyId} />
        <Button type="primary" onClick={onKept}>
          {t(isSecret ? 'console.api_keys.kept' : 'console.close')}
        </Button>
      </div>
    </div>
  )
}
