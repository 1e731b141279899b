import { useState } from 'react'
import { DeleteOutlined, DisconnectOutlined, EditOutlined } from '@ant-design/icons'
import { Form, Input } from 'antd'
import type { LineResponse } from '@smartym/contract'
import { type LineBulkAct, lineBulkActs } from '@smartym/contract/constants'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { BulkActDialog } from '../../ui/bulk-act.dialog.tsx'
import { BulkButtons } from '../../ui/bulk-buttons.tsx'

const icons: Readonly<Record<LineBulkAct, React.ReactNode>> = {
  set_carrier: <EditOutlined />,
  take_out: <DisconnectOutlined />,
  remove: <DeleteOutlined />,
}

interface BulkActsProps {
  readonly lines: readonly LineResponse[]
  readonly onDone: () => void
}

/** What can be done with the lines that were chosen (MON-3). */
export function BulkActs({ lines, onDone }: BulkActsProps) {
  const t = useTranslate()
  const format = useFormat()
  const [act, setAct] = useState<LineBulkAct>()
  const isAnyInPhone = lines.some(({ deviceId }) => deviceId !== null)
  const acts = lineBulkActs.filter((each) => each !== 'take_out' || isAnyInPhone)
  const lineIds = lines.map(({ lineId }) => lineId)
  return (
    <>
      <BulkButtons
        acts={acts}
        icons={icons}
        graveAct="remove"
        titleOf={(each) => t(`console.line_act.${each}`)}
        onChoose={setAct}
      />
      {act !== undefined && (
        <BulkActDialog<{ carrier?: string }>
          title={t(`console.line_act.${act}`)}
          text={
            <>
              {t('console.bulk.lines', { count: format.count(lineIds.length) })}{' '}
              {t(`console.line_act_text.${act}`)}
            </>
          }
          isGrave={act === 'remove'}
          changes={['lines']}
          run={({ carrier = '' }) =>
            call('changeLines', {
              body: { act, lineIds, ...(act === 'set_carrier' && { carrier: carrier.trim() }) },
            })
          }
          onClose={() => setAct(undefined)}
          onDone={onDone}
        >
          {act === 'set_carrier' && (
            <Form.Item
              name="carrier"
              label={t('console.field.carrier')}
              rules={[{ required: true, whitespace: true, message: t('console.api_keys.required') }]}
            >
              <Input maxLength={60} />
            </Form.Item>
          )}
        </BulkActDialog>
      )}
    </>
  )
}
