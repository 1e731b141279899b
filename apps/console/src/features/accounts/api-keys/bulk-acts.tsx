import { useState } from 'react'
import { CalendarOutlined, StopOutlined } from '@ant-design/icons'
import { DatePicker, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import type { ApiKeyResponse } from '@smartym/contract'
import { type ApiKeyBulkAct, apiKeyBulkActs } from '@smartym/contract/constants'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useSession } from '../../../platform/session.ts'
import { endOfDay } from '../../../platform/zone.ts'
import { BulkActDialog } from '../../../ui/bulk-act.dialog.tsx'
import { BulkButtons } from '../../../ui/bulk-buttons.tsx'

const icons: Readonly<Record<ApiKeyBulkAct, React.ReactNode>> = {
  revoke: <StopOutlined />,
  set_end: <CalendarOutlined />,
}

interface BulkActsProps {
  readonly apiKeys: readonly ApiKeyResponse[]
  readonly onDone: () => void
}

/** What can be done with the keys that were chosen (INT-1). */
export function BulkActs({ apiKeys, onDone }: BulkActsProps) {
  const t = useTranslate()
  const format = useFormat()
  const { timeZone } = useSession()
  const [act, setAct] = useState<ApiKeyBulkAct>()
  const apiKeyIds = apiKeys.map(({ apiKeyId }) => apiKeyId)
  return (
    <>
      <BulkButtons
        acts={apiKeyBulkActs}
        icons={icons}
        graveAct="revoke"
        titleOf={(each) => t(`console.api_key_act.${each}`)}
        onChoose={setAct}
      />
      {act !== undefined && (
        <BulkActDialog<{ lastDay?: Dayjs | null }>
          title={t(`console.api_key_act.${act}`)}
          text={
            <>
              {t('console.bulk.api_keys', { count: format.count(apiKeyIds.length) })}{' '}
              {t(`console.api_key_act_text.${act}`)}
            </>
          }
          isGrave={act === 'revoke'}
          changes={['api-keys']}
          run={({ lastDay = null }) => {
            const expiresAt = lastDay === null ? null : endOfDay(lastDay.format('YYYY-MM-DD'), timeZone)
            return call('changeApiKeys', {
              body: { act, apiKeyIds, ...(act === 'set_end' && { expiresAt }) },
            })
          }}
          onClose={() => setAct(undefined)}
          onDone={onDone}
        >
          {act === 'set_end' && (
            <Form.Item
              name="lastDay"
              label={t('console.api_keys.expires_on')}
              extra={t('console.api_keys.expires_help')}
            >
              <DatePicker />
            </Form.Item>
          )}
        </BulkActDialog>
      )}
    </>
  )
}
