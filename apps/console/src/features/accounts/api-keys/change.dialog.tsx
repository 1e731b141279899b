import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Modal } from 'antd'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useSession } from '../../../platform/session.ts'
import { ApiKeyFieldItems, type ApiKeyFields, fieldsOf, NameField, valuesOf } from './api-key.fields.tsx'
import type { KeyDialogProps } from './rotate.dialog.tsx'

/** What a key may do, from where, and how long. */
export function ChangeDialog({ apiKey, onClose }: KeyDialogProps) {
  const t = useTranslate()
  const { message, modal } = App.useApp()
  const queryClient = useQueryClient()
  const { timeZone } = useSession()
  const [form] = Form.useForm<ApiKeyFields>()
  const { apiKeyId } = apiKey
  const change = useMutation({
    mutationFn: (fields: ApiKeyFields) =>
      call('changeApiKey', { params: { apiKeyId }, body: valuesOf(fields, timeZone) }),
    onSuccess() {
      void queryClient.invalidateQueries({ queryKey: ['api-keys'] })
      void message.success(t('console.api_keys.changed'))
      onClose()
    },
  })
  const leave = () => {
    if (!form.isFieldsTouched()) return onClose()
    void modal.confirm({
      title: t('console.api_keys.leave'),
      okText: t('console.api_keys.leave_ok'),
      cancelText: t('console.cancel'),
      onOk: onClose,
    })
  }
  return (
    <Modal
      open
      title={t('console.api_keys.change')}
      width={560}
      okText={t('console.save')}
      cancelText={t('console.cancel')}
      okButtonProps={{ loading: change.isPending }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={leave}
    >
      {change.isError && <Alert type="error" showIcon role="alert" title={change.error.message} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={fieldsOf(apiKey, timeZone)}
        onFinish={(fields) => change.mutate(fields)}
      >
        <NameField />
        <ApiKeyFieldItems />
      </Form>
    </Modal>
  )
}
