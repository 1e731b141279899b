import { PlusOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Modal, Typography } from 'antd'
import { call } from '../../platform/api.ts'
import { formatDuration } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { useServerSecond } from '../../platform/server-clock.ts'

function TimeLeft({ expiresAt }: { readonly expiresAt: string }) {
  const t = useTranslate()
  const leftMs = Date.parse(expiresAt) - useServerSecond()
  if (leftMs <= 0) return <Alert type="warning" showIcon title={t('console.device.code_expired')} />
  return <p className="quiet">{t('console.device.code_left', { time: formatDuration(leftMs) })}</p>
}

/** Makes the single-use code that one types into a new phone; it is shown this once (SEC-1). */
export function RegistrationCodeButton() {
  const t = useTranslate()
  const create = useMutation({ mutationFn: () => call('createRegistrationCode', { body: {} }), gcTime: 0 })
  return (
    <>
      <Button
        type="primary"
        icon={<PlusOutlined />}
        loading={create.isPending}
        onClick={() => create.mutate()}
      >
        {t('console.device.new_code')}
      </Button>
      <Modal
        open={create.isSuccess || create.isError}
        title={t('console.device.new_code')}
        footer={null}
        width={440}
        onCancel={() => create.reset()}
      >
        {create.isError && <Alert type="error" showIcon title={create.error.message} />}
        {create.isSuccess && (
          <>
            <p>{t('console.device.code_text')}</p>
            <Typography.Title level={3} copyable style={{ overflowWrap: 'anywhere' }}>
              {create.data.code}
            </Typography.Title>
            <TimeLeft expiresAt={create.data.expiresAt} />
          </>
        )}
      </Modal>
    </>
  )
}
