import { useState } from 'react'
import { PlusOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal } from 'antd'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { type ListedLine, maxListedLines, readListedLines } from './listed-lines.ts'

interface Typed {
  readonly lines: string
}

/** Puts phones on the list, typed or pasted (DIS-2). */
export function AddListedButton() {
  const t = useTranslate()
  const format = useFormat()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const [form] = Form.useForm<Typed>()
  const add = useMutation({
    mutationFn: (devices: readonly ListedLine[]) =>
      call('importListedDevices', { body: { devices: [...devices] } }),
    onSuccess({ added, known }) {
      void client.invalidateQueries({ queryKey: ['listed-devices'] })
      void message.success(
        t('console.listed.added', { added: format.count(added), known: format.count(known) }),
      )
      setOpen(false)
    },
  })
  const check = (text = ''): string | undefined => {
    const read = readListedLines(text)
    if (read.fault !== undefined) return t('console.listed.lines_invalid', { line: format.count(read.fault) })
    if (read.devices.length === 0) return t('console.listed.lines_required')
    return read.devices.length > maxListedLines ? t('console.listed.lines_too_many') : undefined
  }
  const send = ({ lines }: Typed) => {
    const read = readListedLines(lines)
    if (read.fault === undefined) add.mutate(read.devices)
  }
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {t('console.listed.add')}
      </Button>
      <Modal
        open={isOpen}
        title={t('console.listed.add')}
        okText={t('console.listed.add')}
        cancelText={t('console.cancel')}
        okButtonProps={{ loading: add.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        afterClose={add.reset}
        destroyOnHidden
      >
        {add.isError && <Alert type="error" showIcon role="alert" title={add.error.message} />}
        <Form form={form} layout="vertical" requiredMark={false} validateTrigger="onSubmit" onFinish={send}>
          <Form.Item
            name="lines"
            label={t('console.listed.lines')}
            extra={t('console.listed.lines_help')}
            rules={[
              {
                validator: async (_rule, text: string | undefined) => {
                  const fault = check(text)
                  if (fault !== undefined) throw new Error(fault)
                },
              },
            ]}
          >
            <Input.TextArea rows={8} placeholder={'HB-0001, 1층 상담실\nHB-0002'} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
