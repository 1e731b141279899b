import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import type { AdministratorAct, DeviceDetail, DeviceState, RegistrationCodeResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { ShownCode } from './shown-code.tsx'

/** What can be done from the console: every act of an administrator, having the PIN forgotten, and reporting a loss. */
export type ConsoleAct = AdministratorAct | 'reset_app_lock' | 'report_lost'

/* The acts that a phone's state allows, the most usual first. */
const actsOf: Readonly<Record<DeviceState, readonly ConsoleAct[]>> = {
  pending: ['approve', 'suspend', 'reset', 'report_lost'],
  active: ['reset', 'suspend', 'reset_app_lock', 'report_lost'],
  suspended: ['resume', 'reset', 'reset_app_lock', 'report_lost'],
  lost: ['find'],
  replaced: [],
  wiped: [],
}

/** Acts with which an agent loses the phone: they want a reason. */
const grave: readonly ConsoleAct[] = ['suspend', 'reset', 'report_lost']

function useAct({ deviceId }: DeviceDetail, act: ConsoleAct) {
  const queryClient = useQueryClient()
  return useMutation({
    async mutationFn(reason: string): Promise<RegistrationCodeResponse | null> {
      const params = { deviceId }
      if (act === 'reset') return call('replaceDevice', { params, body: { reason } })
      const told = { ...(reason !== '' && { reason }) }
      if (act === 'report_lost') await call('reportDeviceLost', { params, body: { reason } })
      else if (act === 'reset_app_lock') await call('resetAppLock', { params, body: told })
      else await call('changeDevice', { params, body: { act, ...told } })
      return null
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['devices'] }),
    gcTime: 0,
  })
}

interface DialogProps {
  readonly device: DeviceDetail
  readonly act: ConsoleAct
  readonly onClose: () => void
}

/** Names the consequence, asks why, does it; after a change of phones it shows the new one's code. */
function ActDialog({ device, act, onClose }: DialogProps) {
  const t = useTranslate()
  const [form] = Form.useForm<{ reason?: string }>()
  const done = useAct(device, act)
  const isGrave = grave.includes(act)
  const code = done.data ?? null
  const submit = ({ reason = '' }: { reason?: string }) =>
    done.mutate(reason.trim(), { onSuccess: (made) => (made === null ? onClose() : undefined) })
  return (
    <Modal
      open
      title={t(`console.device_act.${act}`)}
      okText={t(code === null ? `console.device_act.${act}` : 'console.close')}
      cancelText={t('console.cancel')}
      okType={isGrave ? 'default' : 'primary'}
      okButtonProps={{ danger: isGrave && code === null, loading: done.isPending }}
      cancelButtonProps={code === null ? {} : { style: { display: 'none' } }}
      mask={{ closable: code === null }}
      onOk={() => (code === null ? form.submit() : onClose())}
      onCancel={onClose}
    >
      {done.isError && <Alert type="error" showIcon role="alert" title={done.error.message} />}
      {code === null ? (
        <>
          <p>{t(`console.device_act_text.${act}`)}</p>
          <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
            <Form.Item
              name="reason"
              label={t('console.field.reason')}
              rules={[
                { required: isGrave, whitespace: true, message: t('console.device.reason_required') },
                { min: 2, message: t('console.device.reason_required') },
              ]}
            >
              <Input.TextArea rows={2} maxLength={500} showCount />
            </Form.Item>
          </Form>
        </>
      ) : (
        <ShownCode code={code} />
      )}
    </Modal>
  )
}

/* A phone that says nothing of a lock may have one all the same. */
function hasPin({ status }: DeviceDetail): boolean {
  return status !== null && status.appLock !== 'off' && status.appLock !== 'not_set'
}

/** What one may do to this phone, as its state allows. */
export function DeviceActs({ device }: { readonly device: DeviceDetail }) {
  const t = useTranslate()
  const mayChange = useMay('devices:change')
  const mayRegister = useMay('devices:register')
  const mayReport = useMay('devices:report_lost')
  const mayResetLock = useMay('devices:reset_app_lock')
  const [act, setAct] = useState<ConsoleAct>()
  const isAllowed = (each: ConsoleAct): boolean => {
    if (each === 'report_lost') return mayReport
    if (each === 'reset_app_lock') return mayResetLock && hasPin(device)
    return mayChange && (each !== 'reset' || mayRegister)
  }
  return (
    <>
      {actsOf[device.state].filter(isAllowed).map((each, index) => (
        <Button
          key={each}
          type={index === 0 && !grave.includes(each) ? 'primary' : 'default'}
          danger={each === 'report_lost'}
          onClick={() => setAct(each)}
        >
          {t(`console.device_act.${each}`)}
        </Button>
      ))}
      {act !== undefined && <ActDialog device={device} act={act} onClose={() => setAct(undefined)} />}
    </>
  )
}
