import { Form, Input } from 'antd'
import { useTranslate } from '../../../platform/language.ts'
import { parsePublicKey } from './api-key-values.ts'

/** Where a public key is pasted. */
export function PublicKeyField() {
  const t = useTranslate()
  return (
    <Form.Item
      name="publicKey"
      label={t('console.api_keys.public_key')}
      extra={t('console.api_keys.public_key_help')}
      rules={[
        {
          required: true,
          validator: (_rule: unknown, text: string | undefined) =>
            parsePublicKey(text ?? '') === undefined
              ? Promise.reject(new Error(t('console.api_keys.public_key_invalid')))
              : Promise.resolve(),
        },
      ]}
    >
      <Input.TextArea
        rows={5}
        spellCheck={false}
        placeholder={'{ "kty": "EC", "crv": "P-256", "x": "…", "y": "…" }'}
      />
    </Form.Item>
  )
}
