import { DeleteOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { MarkResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { formatDuration } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { ProblemNote } from '../../../ui/notes.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { TimeText } from '../../../ui/texts.tsx'
import styles from './recording.module.css'

const keyOf = (recordingId: string) => ['recordings', recordingId, 'marks']

/** The marks of a recording, by their place in the sound. */
export function useMarks(recordingId: string) {
  return useQuery({
    queryKey: keyOf(recordingId),
    queryFn: async ({ signal }) => {
      const { items } = await call('listMarks', { params: { recordingId } }, signal)
      return items.toSorted((a, b) => a.atMs - b.atMs)
    },
  })
}

/** Adds and removes marks (ADM-2). */
export function useMarkChanges(recordingId: string) {
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  const after = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keyOf(recordingId) }),
    onError: (error: Error) => void message.error(error.message),
  }
  const add = useMutation({
    mutationFn: (body: { readonly atMs: number; readonly text: string }) =>
      call('createMark', { params: { recordingId }, body }),
    ...after,
  })
  const remove = useMutation({
    mutationFn: (markId: string) => call('deleteMark', { params: { recordingId, markId } }),
    ...after,
  })
  return { add, remove }
}

export interface MarksPanelProps {
  readonly recordingId: string
  /** Absent while there is no sound to go to. */
  readonly onSeek: ((atMs: number) => void) | undefined
}

function MarkRow({
  mark,
  onSeek,
  onRemove,
}: {
  mark: MarkResponse
  onSeek: MarksPanelProps['onSeek']
  onRemove: (() => void) | undefined
}) {
  const t = useTranslate()
  return (
    <li className={styles.mark}>
      {onSeek ? (
        <Button type="link" size="small" onClick={() => onSeek(mark.atMs)}>
          {formatDuration(mark.atMs)}
        </Button>
      ) : (
        <span className={styles.markAt}>{formatDuration(mark.atMs)}</span>
      )}
      <span className={styles.markText}>{mark.text}</span>
      <span className="quiet">{mark.createdBy}</span>
      <span className="quiet">
        <TimeText at={mark.createdAt} />
      </span>
      {onRemove && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('console.mark.remove', { text: mark.text })}
          onClick={onRemove}
        />
      )}
    </li>
  )
}

/** Places in the sound that somebody put a word to. */
export function MarksPanel({ recordingId, onSeek }: MarksPanelProps) {
  const t = useTranslate()
  const mayMark = useMay('recordings:mark')
  const marks = useMarks(recordingId)
  const { remove } = useMarkChanges(recordingId)
  return (
    <Panel title={t('console.mark.title')} isFlush>
      {marks.error && <ProblemNote error={marks.error} onRetry={() => void marks.refetch()} />}
      {marks.data?.length === 0 && (
        <p className={styles.none}>{t(mayMark ? 'console.mark.none_yet' : 'console.mark.none')}</p>
      )}
      <ul className={styles.marks}>
        {marks.data?.map((mark) => (
          <MarkRow
            key={mark.markId}
            mark={mark}
            onSeek={onSeek}
            onRemove={mayMark ? () => remove.mutate(mark.markId) : undefined}
          />
        ))}
      </ul>
    </Panel>
  )
}
