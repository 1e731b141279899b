import type { ReactNode } from 'react'
import { Alert, Button, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { AccountDetail, Role } from '@smartym/contract'
import { personForms } from '@smartym/contract/constants'
import { useTranslate } from '../../../platform/language.ts'
import { OrgUnitSelect } from '../../../ui/org-unit-select.tsx'
import { Panel } from '../../../ui/panel.tsx'
import styles from './account.module.css'

/** A person as the form tells it; what is empty is null. */
export interface PersonValues {
  readonly loginId: string
  readonly name: string
  readonly role: Role
  readonly orgUnitId: string
  readonly employeeNumber: string | null
  readonly extension: string | null
  readonly phoneNumber: string | null
  readonly carrier: string | null
  readonly birthOn: string | null
}

interface FormValues {
  readonly loginId: string
  readonly name: string
  readonly role: Role
  readonly orgUnitId: string
  readonly employeeNumber?: string | null
  readonly extension?: string | null
  readonly phoneNumber?: string | null
  readonly carrier?: string | null
  readonly birthOn?: Dayjs | null
}

const textOrNull = (text: string | null | undefined): string | null =>
  text === undefined || text === null || text.trim() === '' ? null : text.trim()

function valuesOf({ birthOn, ...values }: FormValues): PersonValues {
  return {
    loginId: values.loginId.trim(),
    name: values.name.trim(),
    role: values.role,
    orgUnitId: values.orgUnitId,
    employeeNumber: textOrNull(values.employeeNumber),
    extension: textOrNull(values.extension),
    phoneNumber: textOrNull(values.phoneNumber),
    carrier: textOrNull(values.carrier),
    birthOn: birthOn?.format('YYYY-MM-DD') ?? null,
  }
}

/* As people here write it; another country's number stays as it is. */
function nationalOf(phoneNumber: string | null): string | null {
  return phoneNumber?.replace(/^\+8210(\d{4})(\d{4})$/, '010-$1-$2') ?? null
}

function useRules() {
  const t = useTranslate()
  const required = { required: true, message: t('console.account.required') }
  const formed = (name: keyof typeof personForms) => ({
    pattern: new RegExp(personForms[name].pattern, 'u'),
    min: personForms[name].minLength,
    max: personForms[name].maxLength,
    message: t('console.account.form_wrong'),
  })
  return { required, formed }
}

function PersonFields() {
  const t = useTranslate()
  const { required, formed } = useRules()
  return (
    <>
      <Form.Item name="name" label={t('console.field.name')} rules={[required, formed('name')]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="loginId"
        label={t('console.field.login_id')}
        extra={t('console.account.login_id_help')}
        rules={[required, formed('loginId')]}
      >
        <Input autoComplete="off" maxLength={50} />
      </Form.Item>
      <Form.Item
        name="employeeNumber"
        label={t('console.field.employee_number')}
        rules={[formed('employeeNumber')]}
      >
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item
        name="birthOn"
        label={t('console.account.birth_on')}
        extra={t('console.account.birth_on_help')}
      >
        <DatePicker className={styles.wide ?? ''} format="YYYY-MM-DD" />
      </Form.Item>
    </>
  )
}

function WorkFields({ roles }: { readonly roles: readonly Role[] }) {
  const t = useTranslate()
  const { required, formed } = useRules()
  return (
    <>
      <Form.Item
        name="role"
        label={t('console.field.role')}
        extra={t('console.account.role_help')}
        rules={[required]}
      >
        <Select options={roles.map((value) => ({ value, label: t(`console.role.${value}`) }))} />
      </Form.Item>
      <Form.Item name="orgUnitId" label={t('console.field.org_unit')} rules={[required]}>
        <UnitField />
      </Form.Item>
      <Form.Item name="extension" label={t('console.field.extension')} rules={[formed('extension')]}>
        <Input autoComplete="off" maxLength={20} inputMode="numeric" />
      </Form.Item>
      <Form.Item name="phoneNumber" label={t('console.field.phone_number')}>
        <Input autoComplete="off" maxLength={40} inputMode="tel" placeholder="010-0000-0000" />
      </Form.Item>
      <Form.Item name="carrier" label={t('console.field.carrier')} rules={[formed('carrier')]}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
    </>
  )
}

interface FieldProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (orgUnitId: string | undefined) => void
}

/* The form gives value and change. */
function UnitField({ id, value, onChange = () => {} }: FieldProps) {
  return <OrgUnitSelect isWide value={value} onChange={onChange} {...(id !== undefined && { id })} />
}

export interface AccountFormProps {
  /** Absent for a new one. */
  readonly account?: AccountDetail
  readonly roles: readonly Role[]
  readonly saveText: string
  readonly isSaving: boolean
  readonly problem: string | undefined
  readonly onSave: (values: PersonValues) => void
  readonly extra?: ReactNode
}

/** What is told of a person. */
export function AccountForm({
  account,
  roles,
  saveText,
  isSaving,
  problem,
  onSave,
  extra,
}: AccountFormProps) {
  const t = useTranslate()
  const own = account && {
    ...account,
    birthOn: account.birthOn === null ? null : dayjs(account.birthOn),
    phoneNumber: nationalOf(account.phoneNumber),
  }
  const known = account !== undefined && !roles.includes(account.role) ? [account.role, ...roles] : roles
  return (
    <Form<FormValues>
      layout="vertical"
      requiredMark={false}
      initialValues={own ?? { role: 'agent' }}
      onFinish={(values) => onSave(valuesOf(values))}
    >
      {problem !== undefined && (
        <Alert type="error" showIcon role="alert" title={problem} className={styles.problem ?? ''} />
      )}
      <div className={styles.fields}>
        <Panel title={t('console.account.person')}>
          <PersonFields />
        </Panel>
        <Panel title={t('console.account.work')}>
          <WorkFields roles={known} />
        </Panel>
      </div>
      <div className={styles.acts}>
        {extra}
        <Button type="primary" htmlType="submit" loading={isSaving}>
          {saveText}
        </Button>
      </div>
    </Form>
  )
}
