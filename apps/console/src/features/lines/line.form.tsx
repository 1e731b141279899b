import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Select } from 'antd'
import type { LineResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'

interface Fields {
  readonly phoneNumber?: string
  readonly carrier?: string
  readonly deviceId?: string
}

/** A phone, found by its agent's name or its model. */
function PhoneSelect({ line, ...field }: { readonly line: LineResponse | undefined; readonly id?: string }) {
  const t = useTranslate()
  const [search, setSearch] = useState('')
  const { data } = useQuery({
    queryKey: ['devices', 'choices', search],
    queryFn: ({ signal }) =>
      call('listDevices', { query: { limit: 50, ...(search !== '' && { search }) } }, signal),
  })
  const phones = (data?.items ?? [])
    .filter(({ state }) => state === 'active' || state === 'pending' || state === 'suspended')
    .map(({ deviceId, model, agentName, assignedAgentName }) => ({
      value: deviceId,
      label: `${agentName ?? assignedAgentName ?? t('console.device.no_agent')} · ${model}`,
    }))
  const isThere = line?.deviceId == null || phones.some(({ value }) => value === line.deviceId)
  const own = isThere ? [] : [{ value: line.deviceId, label: line.deviceModel ?? line.deviceId }]
  return (
    <Select
      {...field}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('console.line.no_device')}
      options={[...own, ...phones]}
    />
  )
}

/* Only what was changed is sent; a number that stays empty stays. */
function changesOf(line: LineResponse, { phoneNumber = '', carrier = '', deviceId }: Fields) {
  return {
    ...(phoneNumber.trim() !== '' && { phoneNumber: phoneNumber.trim() }),
    ...(carrier !== line.carrier && { carrier }),
    ...((deviceId ?? null) !== line.deviceId && { deviceId: deviceId ?? null }),
  }
}

async function saveLine(line: LineResponse | undefined, fields: Fields): Promise<void> {
  const { phoneNumber = '', carrier = '', deviceId } = fields
  if (line !== undefined) {
    await call('changeLine', { params: { lineId: line.lineId }, body: changesOf(line, fields) })
    return
  }
  await call('createLine', {
    body: { phoneNumber: phoneNumber.trim(), carrier, ...(deviceId !== undefined && { deviceId }) },
  })
}

interface LineFormProps {
  /** Absent for a new one. */
  readonly line?: LineResponse
  readonly onClose: () => void
}

/** Adds a line, or changes its number, its carrier and the phone that it is in. */
export function LineForm({ line, onClose }: LineFormProps) {
  const t = useTranslate()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const save = useMutation({
    mutationFn: (fields: Fields) => saveLine(line, fields),
    async onSuccess() {
      void message.success(t(line === undefined ? 'console.line.added' : 'console.line.saved'))
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['lines'] })
    },
  })
  return (
    <Modal
      open
      title={t(line === undefined ? 'console.line.add' : 'console.line.change')}
      okText={t('console.save')}
      cancelText={t('console.cancel')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {save.isError && <Alert type="error" showIcon role="alert" title={save.error.message} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          carrier: line?.carrier ?? '',
          ...(line?.deviceId != null && { deviceId: line.deviceId }),
        }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item
          name="phoneNumber"
          label={t('console.field.phone_number')}
          {...(line !== undefined && { extra: t('console.line.number_changed') })}
          rules={[
            { required: line === undefined, whitespace: true, message: t('console.line.number_required') },
          ]}
        >
          <Input inputMode="tel" maxLength={40} placeholder={line?.number.text ?? '010-0000-0000'} />
        </Form.Item>
        <Form.Item name="carrier" label={t('console.field.carrier')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="deviceId" label={t('console.field.device')} extra={t('console.line.device_text')}>
          <PhoneSelect line={line} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
