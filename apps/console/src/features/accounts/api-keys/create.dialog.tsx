import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Modal, Radio } from 'antd'
import { type ApiKeyAuthentication, apiKeyAuthentications } from '@smartym/contract/constants'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useSession } from '../../../platform/session.ts'
import { useShortcut } from '../../../platform/shortcuts.ts'
import { ApiKeyFieldItems, type ApiKeyFields, NameField, valuesOf } from './api-key.fields.tsx'
import { parsePublicKey } from './api-key-values.ts'
import styles from './api-keys.module.css'
import { PublicKeyField } from './public-key.field.tsx'
import { Secret } from './secret.panel.tsx'

interface NewKeyFields extends ApiKeyFields {
  readonly authentication: ApiKeyAuthentication
  readonly publicKey?: string
}

/** What a dial button and a CRM's server need; taken away or added with a click. */
const usual = ['self', 'browser_tokens:issue', 'dialing:dial', 'dialing:cancel', 'dialing:list'] as const

function AuthenticationField() {
  const t = useTranslate()
  return (
    <Form.Item name="authentication" label={t('console.api_keys.authentication')}>
      <Radio.Group className={styles.ways}>
        {apiKeyAuthentications.map((value) => (
          <Radio key={value} value={value}>
            {t(`console.api_keys.authentication.${value}`)}
            <small>{t(`console.api_keys.authentication_help.${value}`)}</small>
          </Radio>
        ))}
      </Radio.Group>
    </Form.Item>
  )
}

function useCreation() {
  const queryClient = useQueryClient()
  const { timeZone } = useSession()
  return useMutation({
    mutationFn: ({ authentication, publicKey, ...fields }: NewKeyFields) => {
      const jwk = authentication === 'assertion' ? parsePublicKey(publicKey ?? '') : undefined
      const body = { ...valuesOf(fields, timeZone), authentication, ...(jwk && { publicJwk: jwk as never }) }
      return call('createApiKey', { body })
    },
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['api-keys'] }),
    gcTime: 0,
  })
}

function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslate()
  const [form] = Form.useForm<NewKeyFields>()
  const creation = useCreation()
  const authentication = Form.useWatch('authentication', form)
  const isMade = creation.isSuccess
  return (
    <Modal
      open
      title={t('console.api_keys.new')}
      width={560}
      okText={t('console.api_keys.create')}
      cancelText={t('console.cancel')}
      okButtonProps={{ loading: creation.isPending }}
      {...(isMade && { footer: null, closable: false, keyboard: false })}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {creation.isError && <Alert type="error" showIcon role="alert" title={creation.error.message} />}
      {isMade ? (
        <Secret shown={creation.data} onKept={onClose} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ authentication: 'secret', permissions: usual }}
          onFinish={(fields) => creation.mutate(fields)}
        >
          <NameField />
          <AuthenticationField />
          {authentication === 'assertion' && <PublicKeyField />}
          <ApiKeyFieldItems />
        </Form>
      )}
    </Modal>
  )
}

/** Makes a key; its secret is shown this once (INT-1). */
export function CreateApiKeyButton() {
  const t = useTranslate()
  const [isOpen, setOpen] = useState(false)
  useShortcut({ keys: 'n', label: 'N', phrase: 'console.api_keys.new' }, () => setOpen(true))
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('console.api_keys.new')}
      </Button>
      {isOpen && <CreateDialog onClose={() => setOpen(false)} />}
    </>
  )
}
