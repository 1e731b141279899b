import { Alert, Button, Form, Input } from 'antd'
import type { PasswordPolicy } from '@smartym/contract'
import { findPasswordFaults } from '@smartym/rules/password-policy'
import { useTranslate } from '../../../platform/language.ts'
import { isProblem } from '../../../platform/problem.ts'
import { PasswordChecklist } from './password-checklist.tsx'

export interface NewPasswordValues {
  readonly currentPassword?: string
  readonly newPassword: string
}

export interface NewPasswordFormProps {
  readonly policy: PasswordPolicy
  readonly owner: { readonly loginId: string; readonly name: string }
  /** Asks for the password of now as well. */
  readonly hasCurrent?: boolean
  readonly submit: string
  readonly isPending: boolean
  readonly error: unknown
  readonly size?: 'large' | 'middle'
  readonly onSubmit: (values: NewPasswordValues) => void
}

function useRefusal(error: unknown): string | undefined {
  const t = useTranslate()
  if (error === null || error === undefined) return undefined
  if (!isProblem(error)) return t('console.failed')
  const faults = error.members['faults']
  const wasUsed = Array.isArray(faults) && faults.includes('used_before')
  return wasUsed ? t('console.password_rule.used_before') : error.message
}

/** A new password, twice, with what it needs ticked beside it. */
export function NewPasswordForm(props: NewPasswordFormProps) {
  const { policy, owner, hasCurrent = false, submit, isPending, error, size = 'middle', onSubmit } = props
  const t = useTranslate()
  const [form] = Form.useForm<NewPasswordValues & { repeated: string }>()
  const password = Form.useWatch('newPassword', form) ?? ''
  const refusal = useRefusal(error)
  const required = { required: true, message: t('console.sign_in.required') }
  const fits = {
    async validator(_rule: unknown, value: string | undefined) {
      if (value !== undefined && findPasswordFaults(policy, value, owner).length > 0)
        throw new Error(t('accounts.password_refused'))
    },
  }
  const isRepeated = {
    async validator(_rule: unknown, value: string | undefined) {
      if (value !== form.getFieldValue('newPassword')) throw new Error(t('console.password.differs'))
    },
  }
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={({ currentPassword, newPassword }) =>
        onSubmit({ newPassword, ...(currentPassword !== undefined && { currentPassword }) })
      }
    >
      {refusal !== undefined && (
        <Form.Item>
          <Alert type="error" showIcon role="alert" title={refusal} />
        </Form.Item>
      )}
      {/* So that password managers know whose password it is. */}
      <input type="text" autoComplete="username" value={owner.loginId} readOnly hidden />
      {hasCurrent && (
        <Form.Item name="currentPassword" label={t('console.password.current')} rules={[required]}>
          <Input.Password size={size} autoComplete="current-password" maxLength={200} />
        </Form.Item>
      )}
      <Form.Item name="newPassword" label={t('console.password.new')} rules={[required, fits]}>
        <Input.Password size={size} autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <PasswordChecklist policy={policy} password={password} owner={owner} />
      <Form.Item name="repeated" label={t('console.password.repeat')} rules={[required, isRepeated]}>
        <Input.Password size={size} autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" size={size} htmlType="submit" block={size === 'large'} loading={isPending}>
        {submit}
      </Button>
    </Form>
  )
}
