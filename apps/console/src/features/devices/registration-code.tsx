import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Modal } from 'antd'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { AgentSelect } from '../../ui/agent-select.tsx'
import { OrgUnitSelect } from '../../ui/org-unit-select.tsx'
import { ShownCode } from './shown-code.tsx'

interface Wish {
  readonly agentId?: string
  readonly orgUnitId?: string
  readonly isPreapproved?: boolean
}

function CodeForm({ onSubmit, isPending }: { onSubmit: (wish: Wish) => void; isPending: boolean }) {
  const t = useTranslate()
  const mayApprove = useMay('devices:change')
  const forNobody = t('console.registration.for_nobody')
  return (
    <Form<Wish> layout="vertical" requiredMark={false} onFinish={onSubmit}>
      <Form.Item name="agentId" label={t('console.registration.for_agent')}>
        <AgentSelect placeholder={forNobody} />
      </Form.Item>
      <Form.Item name="orgUnitId" label={t('console.registration.for_unit')}>
        <OrgUnitSelect isWide placeholder={forNobody} />
      </Form.Item>
      {mayApprove && (
        <Form.Item name="isPreapproved" valuePropName="checked">
          <Checkbox>{t('console.registration.preapproved')}</Checkbox>
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={isPending} block>
        {t('console.registration.create')}
      </Button>
    </Form>
  )
}

/** Makes the single-use code for a new phone, for an agent or a unit; it is shown this once (SEC-1). */
export function RegistrationCodeButton() {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const create = useMutation({
    mutationFn: ({ agentId, orgUnitId, isPreapproved }: Wish) =>
      call('createRegistrationCode', {
        body: {
          ...(agentId !== undefined && { agentId }),
          ...(orgUnitId !== undefined && { orgUnitId }),
          ...(isPreapproved === true && { isPreapproved }),
        },
      }),
    gcTime: 0,
  })
  const close = () => {
    setOpen(false)
    create.reset()
    void queryClient.invalidateQueries({ queryKey: ['devices'] })
  }
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('console.device.new_code')}
      </Button>
      <Modal
        open={isOpen}
        title={t('console.registration.title')}
        footer={null}
        width={440}
        destroyOnHidden
        mask={{ closable: !create.isSuccess }}
        onCancel={close}
      >
        {create.isError && <Alert type="error" showIcon role="alert" title={create.error.message} />}
        {create.isSuccess ? (
          <ShownCode code={create.data} />
        ) : (
          <CodeForm onSubmit={(wish) => create.mutate(wish)} isPending={create.isPending} />
        )}
      </Modal>
    </>
  )
}
