import { useRef, useState } from 'react'
import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input, Modal, Radio } from 'antd'
import type { ExportFormat, Permission } from '@smartym/contract'
import { request } from '../platform/api.ts'
import type { ApiOperation } from '../platform/api-routes.ts'
import type { ApiInput } from '../platform/api-types.ts'
import { useFormat } from '../platform/format.ts'
import { useTranslate } from '../platform/language.ts'
import { isProblem } from '../platform/problem.ts'
import { fileNameOf, receiveFile, saveFile } from '../platform/save-file.ts'
import { useMay } from '../platform/session.ts'
import styles from './export-button.module.css'

type ExportOperation = Extract<ApiOperation, `export${string}`>

type FilterOf<Id extends ExportOperation> =
  ApiInput<Id> extends { readonly body: { readonly filter: infer Filter } } ? Filter : never

/** Which list is taken away, by which filter; the filter is the one that its page asks the list by. */
export type ListExport = {
  [Id in ExportOperation]: {
    readonly operation: Id
    readonly permission: Permission
    readonly filter: FilterOf<Id>
    /** Of an address with a place for an id. */
    readonly params?: Readonly<Record<string, string>>
  }
}[ExportOperation]

interface Wish {
  readonly format: ExportFormat
  readonly reason: string
}

interface Progress {
  readonly rows: number
  readonly bytes: number
}

const rowsHeader = 'smartym-export-rows'

/** Fetches the file of a list; goes on when its dialog is closed, and says when it is there. */
function useExport({ operation, filter, params }: ListExport) {
  const t = useTranslate()
  const format = useFormat()
  const { message } = App.useApp()
  const stopper = useRef<AbortController>(null)
  const [progress, setProgress] = useState<Progress>()
  const mutation = useMutation({
    async mutationFn(wish: Wish) {
      const controller = new AbortController()
      stopper.current = controller
      setProgress(undefined)
      const input = { ...(params && { params }), body: { ...wish, filter } } as ApiInput<ExportOperation>
      const response = await request(operation, input, { signal: controller.signal })
      const rows = Number(response.headers.get(rowsHeader))
      const file = await receiveFile(response, (bytes) => setProgress({ rows, bytes }))
      saveFile(file, fileNameOf(response, `export.${wish.format}`))
      return { rows, bytes: file.size }
    },
    onSuccess: ({ rows, bytes }) =>
      void message.success(
        t('console.export.done', { rows: format.count(rows), bytes: format.bytes(bytes) }),
      ),
  })
  const { error } = mutation
  const isStopped = error instanceof Error && error.name === 'AbortError'
  const problem =
    error === null || isStopped ? undefined : isProblem(error) ? error.message : t('console.export.broken')
  return { ...mutation, progress, problem, stop: () => stopper.current?.abort() }
}

interface FormProps {
  readonly totalText: string
  readonly onSubmit: (wish: Wish) => void
  readonly onCancel: () => void
}

function ExportForm({ totalText, onSubmit, onCancel }: FormProps) {
  const t = useTranslate()
  return (
    <Form<Wish> layout="vertical" requiredMark={false} initialValues={{ format: 'xlsx' }} onFinish={onSubmit}>
      <p className="quiet">{t('console.export.what', { count: totalText })}</p>
      <Form.Item name="format" label={t('console.export.format')} className={styles.first ?? ''}>
        <Radio.Group
          options={[
            { value: 'xlsx', label: t('console.export.xlsx') },
            { value: 'csv', label: t('console.export.csv') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('console.export.reason')}
        extra={t('console.export.reason_help')}
        rules={[{ required: true, whitespace: true, min: 5, message: t('console.export.reason_required') }]}
      >
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
      <div className={styles.acts}>
        <Button onClick={onCancel}>{t('console.cancel')}</Button>
        <Button type="primary" htmlType="submit">
          {t('console.export.start')}
        </Button>
      </div>
    </Form>
  )
}

function RunningExport({ progress, onStop }: { progress: Progress | undefined; onStop: () => void }) {
  const t = useTranslate()
  const format = useFormat()
  const text =
    progress === undefined
      ? t('console.export.preparing')
      : t('console.export.running', {
          rows: format.count(progress.rows),
          bytes: format.bytes(progress.bytes),
        })
  return (
    <div className={styles.running}>
      <progress aria-label={t('console.export.title')} />
      <span>{text}</span>
      <Button onClick={onStop}>{t('console.export.stop')}</Button>
    </div>
  )
}

export interface ExportButtonProps {
  readonly list: ListExport
  /** How much there is, as the list says it. */
  readonly totalText: string
}

/** Takes a list away as Excel or CSV, with a reason, exactly as it is filtered. Absent without the permission. */
export function ExportButton({ list, totalText }: ExportButtonProps) {
  const t = useTranslate()
  const mayExport = useMay(list.permission)
  const [isOpen, setOpen] = useState(false)
  const { mutate, isPending, progress, problem, stop } = useExport(list)
  if (!mayExport) return null
  const start = (wish: Wish) => mutate(wish, { onSuccess: () => setOpen(false) })
  return (
    <>
      <Button
        icon={<DownloadOutlined />}
        loading={isPending}
        aria-label={t('console.export.title')}
        title={t('console.export.title')}
        onClick={() => setOpen(true)}
      />
      <Modal
        open={isOpen}
        title={t('console.export.title')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        {problem !== undefined && !isPending && (
          <Alert type="error" showIcon title={problem} className={styles.problem ?? ''} />
        )}
        {isPending ? (
          <RunningExport progress={progress} onStop={stop} />
        ) : (
          <ExportForm totalText={totalText} onSubmit={start} onCancel={() => setOpen(false)} />
        )}
      </Modal>
    </>
  )
}
