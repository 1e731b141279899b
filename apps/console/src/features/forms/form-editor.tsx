import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Modal, Select } from 'antd'
import type { FormDetail, FormKind, FormValues } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { useMay, useSession } from '../../platform/session.ts'
import { FormFields } from './form-fields.tsx'
import { fieldFaultsOf, useChangeForm, useCreateForm, useSubjects } from './forms.queries.ts'
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
  const agents = useSubjects().filter(({ accountId }) => accountId !== account.accountId)
  return (
    <Form.Item label={t('console.forms.for_whom')} htmlFor="form-subject">
      <Select
        id="form-subject"
        showSearch
        optionFilterProp="label"
        value={props.value}
        onChange={props.onChange}
        options={[
          { value: account.accountId, label: `${account.name} (${t('console.forms.myself')})` },
          ...agents.map(({ accountId, name }) => ({ value: accountId, label: name })),
        ]}
      />
    </Form.Item>
  )
}

/** Begins a form, for oneself or for an agent. */
export function NewFormButton({ onCreated }: { readonly onCreated: (form: FormDetail) => void }) {
  const t = useTranslate()
  const { account } = useSession()
  const mayFill = useMay('forms:fill')
  const [isOpen, setOpen] = useState(false)
  const [kind, setKind] = useState<FormKind>('usage_application')
  const [subject, setSubject] = useState(account.accountId)
  const [values, setValues] = useState<FormValues>({})
  const create = useCreateForm((form) => {
    setOpen(false)
    setValues({})
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
                setValues({})
              }}
              options={formKinds.map((value) => ({ value, label: t(`form_kind.${value}`) }))}
            />
          </Form.Item>
          <SubjectSelect value={subject} onChange={setSubject} />
        </Form>
        <FormFields kind={kind} values={values} faults={fieldFaultsOf(create.error)} onChange={setValues} />
      </Modal>
    </>
  )
}
