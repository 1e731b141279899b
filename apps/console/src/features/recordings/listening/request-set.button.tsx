import { useState } from 'react'
import { FileProtectOutlined } from '@ant-design/icons'
import { Button, Checkbox, Modal } from 'antd'
import type { RecordingResponse } from '@smartym/contract'
import { formatDuration, useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useListenReasons } from '../../../platform/lookups.ts'
import { useMay } from '../../../platform/session.ts'
import { useListenRequestSet } from './listen-requests.ts'
import { ReasonForm } from './request-form.tsx'
import styles from './listening.module.css'

interface DialogProps {
  readonly rows: readonly RecordingResponse[]
  readonly onClose: () => void
}

function RequestSet({ rows, onClose }: DialogProps) {
  const t = useTranslate()
  const format = useFormat()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { maxRecordings } = useListenReasons()
  const ask = useListenRequestSet(onClose)
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, id] : before.filter((one) => one !== id)))
  if (rows.length === 0) return <p className="quiet">{t('console.request.for_list_none')}</p>
  return (
    <>
      <p className="quiet">{t('console.request.for_list_help', { limit: maxRecordings })}</p>
      <div className={styles.choices}>
        {rows.map(({ recordingId, customerNumber, agentName, startedAt, durationMs }) => {
          const text = [
            customerNumber.text,
            agentName ?? '',
            format.time(startedAt),
            durationMs === null ? '' : formatDuration(durationMs),
          ]
          return (
            <Checkbox
              key={recordingId}
              checked={chosen.includes(recordingId)}
              disabled={!chosen.includes(recordingId) && chosen.length >= maxRecordings}
              onChange={({ target }) => choose(recordingId, target.checked)}
            >
              {text.filter((part) => part !== '').join(' · ')}
            </Checkbox>
          )
        })}
      </div>
      <ReasonForm
        submitText={t('console.request.send_count', { count: chosen.length })}
        isPending={ask.isPending}
        isDisabled={chosen.length === 0}
        onSubmit={(reasoned) => ask.mutate({ ...reasoned, recordingIds: [...chosen] })}
        onCancel={onClose}
      />
    </>
  )
}

/** Asks to listen to several recordings of a page of the list, chosen one by one (SEC-8). */
export function RequestSetButton({ rows }: { readonly rows: readonly RecordingResponse[] }) {
  const t = useTranslate()
  const mayAsk = useMay('recordings:request_listen')
  const [isOpen, setOpen] = useState(false)
  if (!mayAsk) return null
  const close = () => setOpen(false)
  return (
    <>
      <Button size="small" icon={<FileProtectOutlined />} onClick={() => setOpen(true)}>
        {t('console.request.for_list')}
      </Button>
      <Modal
        open={isOpen}
        title={t('console.request.for_list_title')}
        footer={null}
        width={620}
        destroyOnHidden
        onCancel={close}
      >
        <RequestSet rows={rows.filter(({ listening }) => listening === 'must_request')} onClose={close} />
      </Modal>
    </>
  )
}
