import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Form, Modal, Radio } from 'antd'
import type { ApiKeyResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { parsePublicKey } from './api-key-values.ts'
import styles from './api-keys.module.css'
import { PublicKeyField } from './public-key.field.tsx'
import { Secret } from './secret.panel.tsx'

interface RotationFields {
  readonly overlapSeconds: number
  readonly publicKey?: string
}

const overlaps = [0, 3600, 86_400, 604_800, 2_592_000] as const

export interface KeyDialogProps {
  readonly apiKey: ApiKeyResponse
  readonly onClose: () => void
}

/** A new secret or public key; the one of before may go on for a while. */
export function RotateDialog({ apiKey, onClose }: KeyDialogProps) {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<RotationFields>()
  const { apiKeyId, name, authentication } = apiKey
  const rotation = useMutation({
    mutationFn: ({ overlapSeconds, publicKey }: RotationFields) => {
      const jwk = authentication === 'assertion' ? parsePublicKey(publicKey ?? '') : undefined
      const body = { overlapSeconds, ...(jwk && { publicJwk: jwk as never }) }
      return call('rotateApiKey', { params: { apiKeyId }, body })
    },
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['api-keys'] }),
    gcTime: 0,
  })
  const isMade = rotation.isSuccess
  return (
    <Modal
      open
      title={t('console.api_keys.rotate')}
      width={520}
      okText={t('console.api_keys.rotate')}
      cancelText={t('console.cancel')}
      okButtonProps={{ loading: rotation.isPending }}
      {...(isMade && { footer: null, closable: false, keyboard: false })}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {rotation.isError && <Alert type="error" showIcon role="alert" title={rotation.error.message} />}
      {isMade ? (
        <Secret shown={rotation.data} onKept={onClose} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ overlapSeconds: 86_400 }}
          onFinish={(fields) => rotation.mutate(fields)}
        >
          <p>{t('console.api_keys.rotate_text', { name })}</p>
          {authentication === 'assertion' && <PublicKeyField />}
          <Form.Item name="overlapSeconds" label={t('console.api_keys.overlap')}>
            <Radio.Group className={styles.ways}>
              {overlaps.map((value) => (
                <Radio key={value} value={value}>
                  {t(`console.api_keys.overlap.${value}`)}
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
        </Form>
      )}
    </Modal>
  )
}
