import { PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button } from 'antd'
import type { FormDetail } from '@smartym/contract'
import { formTemplates } from '@smartym/contract/constants'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { Decide } from '../../ui/decide.tsx'
import { MarkedText } from '../../ui/mark.tsx'
import { type Fact, Facts, Panel } from '../../ui/panel.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { EditFormButton } from './form-editor.tsx'
import { fieldPhrase } from './form-fields.tsx'
import { fieldFaultsOf, useCancelForm, useDecideForm, usePrint, useSubmitForm } from './forms.queries.ts'
import { formStateSigns } from './forms.signs.ts'
import styles from './forms.module.css'

function DecideForm({ form, onDecided }: { readonly form: FormDetail; readonly onDecided: () => void }) {
  const t = useTranslate()
  const { message } = App.useApp()
  const decide = useDecideForm((decided) => {
    const isRejected = decided.state === 'rejected'
    void message.success(t(isRejected ? 'console.forms.decided_rejected' : 'console.forms.decided_approved'))
    onDecided()
  })
  const { formId, revision } = form
  return (
    <Decide
      isPending={decide.isPending}
      onApprove={(reason) =>
        decide.mutate({ formId, revision, decision: 'approved', ...(reason !== undefined && { reason }) })
      }
      onRefuse={(reason) => decide.mutate({ formId, revision, decision: 'rejected', reason })}
    />
  )
}

function Fill({ form }: { readonly form: FormDetail }) {
  const t = useTranslate()
  const { modal, message } = App.useApp()
  const { formId, revision, state } = form
  const submit = useSubmitForm(() => void message.success(t('console.forms.submitted')))
  const cancel = useCancelForm(() => {})
  const missing = [...fieldFaultsOf(submit.error).keys()]
  return (
    <>
      {missing.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`${t('forms.values_invalid')} ${formTemplates[form.kind]
            .filter(({ key }) => missing.includes(key))
            .map((field) => t(fieldPhrase(field)))
            .join(', ')}`}
        />
      )}
      <div className={styles.acts}>
        <Button
          danger
          onClick={() =>
            void modal.confirm({
              title: t('console.forms.cancel'),
              content: t('console.forms.cancel_text'),
              okText: t('console.forms.cancel'),
              cancelText: t('console.cancel'),
              okButtonProps: { danger: true },
              onOk: () => cancel.mutateAsync({ formId, revision }).catch(() => undefined),
            })
          }
        >
          {t('console.forms.cancel')}
        </Button>
        {state !== 'waiting' && <EditFormButton form={form} />}
        {state !== 'waiting' && (
          <Button
            type="primary"
            loading={submit.isPending}
            onClick={() => submit.mutate({ formId, revision })}
          >
            {t('console.forms.submit')}
          </Button>
        )}
      </div>
    </>
  )
}

function valueFacts(t: Translate, form: FormDetail): readonly Fact[] {
  return formTemplates[form.kind].map((field) => {
    const value = form.values[field.key] ?? ''
    const shown =
      field.kind === 'answer' && value !== '' ? t(`form_answer.${value === 'yes' ? 'yes' : 'no'}`) : value
    return { name: t(fieldPhrase(field)), value: shown === '' ? <NoValue /> : shown }
  })
}

function stepFacts(t: Translate, form: FormDetail): readonly Fact[] {
  const decided = form.decisions.map(({ role, accountName, decision, reason, at }) => ({
    name: t(`console.role.${role}`),
    value: (
      <>
        {accountName} · {t(`console.form_decision.${decision}`)} · <TimeText at={at} />
        {reason !== null && ` · ${reason}`}
      </>
    ),
  }))
  const next = form.state === 'waiting' ? form.steps[form.approvedSteps] : undefined
  if (next === undefined) return decided
  const role = t(`console.role.${next}`)
  return [...decided, { name: role, value: t('console.forms.step', { role }) }]
}

/** One form as it was filled in, with all that one decides by (DIS-5). */
export function FormPreview({
  form,
  onDecided,
}: {
  readonly form: FormDetail
  readonly onDecided: () => void
}) {
  const t = useTranslate()
  const print = usePrint(form.formId)
  const steps = stepFacts(t, form)
  return (
    <div className={styles.preview}>
      <Panel
        title={t(`form_kind.${form.kind}`)}
        extra={<MarkedText {...formStateSigns[form.state]} text={t(`console.form_state.${form.state}`)} />}
      >
        <Facts
          facts={[
            { name: t('console.forms.subject'), value: form.subjectName },
            { name: t('console.field.org_unit'), value: form.orgUnitName },
            { name: t('console.forms.author'), value: form.authorName },
            { name: t('console.forms.submitted_at'), value: <TimeText at={form.submittedAt} /> },
          ]}
        />
        <hr className={styles.line} />
        <Facts facts={valueFacts(t, form)} />
        {steps.length > 0 && (
          <>
            <hr className={styles.line} />
            <Facts facts={steps} />
          </>
        )}
        <div className={styles.acts}>
          {(['ko', 'en'] as const).map((language) => (
            <Button
              key={language}
              icon={<PrinterOutlined />}
              loading={print.isPending}
              onClick={() => print.mutate(language)}
            >
              {t(`console.forms.print_${language}`)}
            </Button>
          ))}
        </div>
        {form.mayFill && <Fill form={form} />}
        {form.mayDecide && <DecideForm form={form} onDecided={onDecided} />}
      </Panel>
    </div>
  )
}
