import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import type { EnrolledSecondFactor, PasskeyChallenge, PasskeyRegistration } from '@smartym/contract'
import { useTranslate } from '../../../platform/language.ts'
import { isProblem } from '../../../platform/problem.ts'
import { makePasskey } from './passkeys.ts'
import styles from './second-factors.module.css'

export interface PasskeyEnrolmentProps {
  readonly requestPasskey: () => Promise<PasskeyChallenge>
  readonly addPasskey: (passkey: {
    name: string
    registration: PasskeyRegistration
  }) => Promise<EnrolledSecondFactor>
  readonly onEnrolled: (enrolled: EnrolledSecondFactor) => void
  readonly size?: 'large' | 'middle'
}

/** Names a passkey and lets the browser make it. */
export function PasskeyEnrolment({
  requestPasskey,
  addPasskey,
  onEnrolled,
  size = 'middle',
}: PasskeyEnrolmentProps) {
  const t = useTranslate()
  const add = useMutation({
    mutationFn: async (name: string) => {
      const challenge = await requestPasskey()
      return addPasskey({ name, registration: await makePasskey(challenge) })
    },
    onSuccess: onEnrolled,
  })
  const sentence = isProblem(add.error) ? add.error.message : t('console.passkey.failed')
  return (
    <Form<{ name: string }> layout="vertical" requiredMark={false} onFinish={({ name }) => add.mutate(name)}>
      {add.isError && (
        <Alert type="error" showIcon role="alert" title={sentence} className={styles.alert ?? ''} />
      )}
      <Form.Item
        name="name"
        label={t('console.passkey.name')}
        rules={[{ required: true, whitespace: true, message: t('console.sign_in.required') }]}
      >
        <Input size={size} maxLength={60} placeholder={t('console.passkey.name_example')} />
      </Form.Item>
      <Button type="primary" size={size} htmlType="submit" block={size === 'large'} loading={add.isPending}>
        {t('console.passkey.add')}
      </Button>
    </Form>
  )
}
