import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Modal, Select } from 'antd'
import type { FormDetail, FormKind, FormValues } from '@smartym/contract'
import { formTemplates } from '@smartym/contract/constants'
import { useTranslate } from '../../platform/language.ts'
import { useMay, useSession } from '../../platform/session.ts'
import { SearchSelect } from '../../ui/search-select.tsx'
import { FormFields } from './form-fields.tsx'
import {
  fieldFaultsOf,
  formsKey,
  useChangeForm,
  useCreateForm,
  useFindSubjects,
  useSubject,
} from './forms.queries.ts'
import { formKinds } from './forms.search.ts'

/** Fills a form in again. */
export function EditFormButton({ form }: { readonly form: FormDetail }) {
  const t = useTranslate()
  const { message } = App.useApp()
  const [values, setValues] = useState<FormValues>()
  const change = useChangeForm(() => {
    setValues(undefined)
    void message.success(t('console.forms.saved'))
  })
  const { formId, revision, kind } = form
  return (
    <>
      <Button onClick={() => setValues(form.values)}>{t('console.forms.edit')}</Button>
      <Modal
        open={values !== undefined}
        title={t(`form_kind.${kind}`)}
        okText={t('console.forms.save')}
        cancelText={t('console.cancel')}
        okButtonProps={{ loading: change.isPending }}
        onOk={() => values !== undefined && change.mutate({ formId, revision, values })}
        onCancel={() => setValues(undefined)}
        destroyOnHidden
      >
        <FormFields
          kind={kind}
          values={values ?? form.values}
          faults={fieldFaultsOf(change.error)}
          onChange={setValues}
        />
      </Modal>
    </>
  )
}

/** Whom a form can be for: oneself, and the agents that one reaches. */
function SubjectSelect(props: { readonly value: string; readonly onChange: (accountId: string) => void }) {
  const t = useTranslate()
  const { account } = useSession()
  const myself = { value: account.accountId, label: `${account.name} (${t('console.forms.myself')})` }
  const find = useFindSubjects()
  return (
    <Form.Item label={t('console.forms.for_whom')} htmlFor="form-subject">
      <SearchSelect
        id="form-subject"
        queryKey={formsKey}
        find={find}
        first={[myself]}
        isClearable={false}
        value={props.value}
        onChange={(accountId) => props.onChange(accountId ?? account.accountId)}
      />
    </Form.Item>
  )
}

/* What the company knows of the person already need not be typed. */
function useKnownValues(accountId: string, kind: FormKind): FormValues {
  const { account } = useSession()
  const other = useSubject(accountId === account.accountId ? undefined : accountId)
  const subject = accountId === account.accountId ? account : other
  if (subject === undefined) return {}
  const { name, employeeNumber, orgUnitName } = subject
  const known = { applicant_name: name, employee_number: employeeNumber ?? '', department: orgUnitName }
  const asked = Object.entries(known).filter(([key]) =>
    formTemplates[kind].some((field) => field.key === key),
  )
  return Object.fromEntries(asked)
}

/** Begins a form, for oneself or for an agent. */
export function NewFormButton({ onCreated }: { readonly onCreated: (form: FormDetail) => void }) {
  const t = useTranslate()
  const { account } = useSession()
  const mayFill = useMay('forms:fill')
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<FormKind>('usage_application')
  const [subject, setSubject] = useState(account.accountId)
  const [typed, setTyped] = useState<FormValues>()
  const known = useKnownValues(subject, kind)
  const values = typed ?? known
  const create = useCreateForm((form) => {
    setOpen(false)
    setTyped(undefined)
    onCreated(form)
  })
  if (!mayFill) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('console.forms.new')}
      </Button>
      <Modal
        open={isOpen}
        title={t('console.forms.new')}
        okText={t('console.forms.save')}
        cancelText={t('console.cancel')}
        okButtonProps={{ loading: create.isPending }}
        onOk={() => create.mutate({ kind, subjectAccountId: subject, values })}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form layout="vertical" component={false}>
          <Form.Item label={t('console.forms.kind')} htmlFor="form-kind">
            <Select<FormKind>
              id="form-kind"
              value={kind}
              onChange={(next) => {
                setKind(next)
                setTyped(undefined)
              }}
              options={formKinds.map((value) => ({ value, label: t(`form_kind.${value}`) }))}
            />
          </Form.Item>
          <SubjectSelect value={subject} onChange={setSubject} />
        </Form>
        <FormFields kind={kind} values={values} faults={fieldFaultsOf(create.error)} onChange={setTyped} />
      </Modal>
    </>
  )
}
