import { Checkbox, DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { ApiKeyResponse, Permission } from '@smartym/contract'
import { rolePermissions } from '@smartym/contract/permissions'
import { useTranslate } from '../../../platform/language.ts'
import { dayOf, endOfDay } from '../../../platform/zone.ts'
import { OrgUnitSelect } from '../../../ui/org-unit-select.tsx'
import { isNetworkText, isOriginText, listOf, permissionText } from './api-key-values.ts'
import styles from './api-keys.module.css'

/** What the form holds: texts and days, as people write them. */
export interface ApiKeyFields {
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly orgUnitId?: string | undefined
  readonly networks?: string | undefined
  readonly origins?: string | undefined
  /** The last day of use. */
  readonly expiresOn?: Dayjs | null | undefined
}

/** What can be given to a key. */
const grantable = ['self', ...rolePermissions.integrator.permissions] as const

/** The key's values as the form shows them. */
export function fieldsOf(key: ApiKeyResponse, timeZone: string): ApiKeyFields {
  const { name, permissions, orgUnitId, networks, origins, expiresAt } = key
  return {
    name,
    permissions,
    orgUnitId: orgUnitId ?? undefined,
    networks: networks.join('\n'),
    origins: origins.join('\n'),
    expiresOn: expiresAt === null ? null : dayjs(dayOf(Date.parse(expiresAt) - 1, timeZone)),
  }
}

/** The form's values as the server takes them. */
export function valuesOf(fields: ApiKeyFields, timeZone: string) {
  const { name, permissions, orgUnitId, networks = '', origins = '', expiresOn } = fields
  return {
    name: name.trim(),
    permissions: [...permissions],
    orgUnitId: orgUnitId ?? null,
    networks: listOf(networks),
    origins: listOf(origins),
    expiresAt: expiresOn ? endOfDay(expiresOn.format('YYYY-MM-DD'), timeZone) : null,
  }
}

function useListRule(isValid: (text: string) => boolean, message: string) {
  return {
    validator: (_rule: unknown, text: string | undefined) =>
      listOf(text ?? '').every(isValid) ? Promise.resolve() : Promise.reject(new Error(message)),
  }
}

/* The form gives its fields value and change. */
function UnitInput(props: {
  readonly value?: string
  readonly onChange?: (orgUnitId: string | undefined) => void
}) {
  return <OrgUnitSelect value={props.value} onChange={(orgUnitId) => props.onChange?.(orgUnitId)} />
}

function PermissionsField() {
  const t = useTranslate()
  return (
    <Form.Item
      name="permissions"
      label={t('console.api_keys.permissions')}
      rules={[
        {
          /* A group of boxes may not say that it is required: the rule does. */
          validator: (_rule: unknown, chosen: readonly Permission[] = []) =>
            chosen.length > 0
              ? Promise.resolve()
              : Promise.reject(new Error(t('console.api_keys.permissions_required'))),
        },
      ]}
    >
      <Checkbox.Group className={styles.permissions}>
        {grantable.map((permission) => (
          <Checkbox key={permission} value={permission}>
            {permissionText(t, permission)}
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  )
}

export function NameField() {
  const t = useTranslate()
  return (
    <Form.Item
      name="name"
      label={t('console.field.name')}
      rules={[{ required: true, whitespace: true, message: t('console.api_keys.required') }]}
    >
      <Input maxLength={100} autoComplete="off" />
    </Form.Item>
  )
}

/** The fields that a key has when it is made and when it is changed: what, for whom, from where, how long. */
export function ApiKeyFieldItems() {
  const t = useTranslate()
  const networkRule = useListRule(isNetworkText, t('console.api_keys.networks_invalid'))
  const originRule = useListRule(isOriginText, t('console.api_keys.origins_invalid'))
  return (
    <>
      <PermissionsField />
      <Form.Item name="orgUnitId" label={t('console.api_keys.unit')}>
        <UnitInput />
      </Form.Item>
      <Form.Item
        name="networks"
        label={t('console.api_keys.networks')}
        extra={t('console.api_keys.networks_help')}
        rules={[networkRule]}
      >
        <Input.TextArea rows={2} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="origins"
        label={t('console.api_keys.origins')}
        extra={t('console.api_keys.origins_help')}
        rules={[originRule]}
      >
        <Input.TextArea rows={1} spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="expiresOn"
        label={t('console.api_keys.expires_on')}
        extra={t('console.api_keys.expires_help')}
      >
        <DatePicker style={{ width: 200 }} disabledDate={(day) => day.isBefore(dayjs(), 'day')} />
      </Form.Item>
    </>
  )
}
