import type { HandsetView } from '@smartym/handset-core/ports'
import { useEffect, useState } from 'preact/hooks'
import { useBack } from './back.ts'
import type { ScreenProps } from './screen.ts'
import { formatDateTime, formatDuration } from './words.ts'

type Item = NonNullable<HandsetView['ownRecordings']>['items'][number]
type Upload = HandsetView['uploads'][number]

interface Props extends ScreenProps<HandsetView> {
  readonly item: Item
  /** What of it still lies on this phone. */
  readonly upload: Upload | undefined
}

function MemoForm({ item, view, words, send, onClose }: Props & { readonly onClose: () => void }) {
  const [memo, setMemo] = useState(item.memo)
  const { recordingId, isImportant } = item
  const isSaving = view.ownRecordings?.savingId === recordingId
  const isSaved = item.memo === memo && memo !== ''
  const submit = (event: Event) => {
    event.preventDefault()
    send({ type: 'user.recording_memo_changed', recordingId, memo: memo.trim(), isImportant })
    onClose()
  }
  return (
    <form class="memo" onSubmit={submit}>
      <label>
        {words('handset.own.memo')}
        <textarea
          name="memo"
          rows={3}
          maxLength={500}
          value={memo}
          onInput={(event) => setMemo(event.currentTarget.value)}
        />
      </label>
      <div class="acts">
        <button class="primary" type="submit" disabled={isSaving || isSaved}>
          {words(isSaving ? 'handset.own.saving' : 'handset.own.save')}
        </button>
        <button type="button" onClick={onClose}>
          {words('handset.own.cancel')}
        </button>
      </div>
    </form>
  )
}

function Deletion({ item, words, send, onClose }: Props & { readonly onClose: () => void }) {
  const { recordingId, isImportant } = item
  const confirm = () => {
    send({ type: 'user.recording_deletion_requested', recordingId })
    onClose()
  }
  return (
    <div class="problem" role="alertdialog" aria-label={words('handset.own.delete')}>
      {isImportant && <p>★ {words('handset.own.delete_important')}</p>}
      <p>{words('handset.own.delete_warning')}</p>
      <div class="acts">
        <button class="danger" type="button" onClick={confirm}>
          {words('handset.own.delete_now')}
        </button>
        <button type="button" onClick={onClose}>
          {words('handset.own.cancel')}
        </button>
      </div>
    </div>
  )
}

function PlayButton({ item, view, words, send }: Props) {
  if (item.listening === 'refused') return null
  const { recordingId } = item
  const isPlayed = view.player?.recordingId === recordingId
  return (
    <button
      type="button"
      disabled={item.listening === 'not_possible' || isPlayed}
      onClick={() => send({ type: 'user.play_requested', recordingId })}
    >
      {item.listening === 'not_possible' ? (
        words('handset.own.not_possible')
      ) : (
        <>
          <span aria-hidden="true">▶ </span>
          {words('handset.own.play')}
        </>
      )}
    </button>
  )
}

function Acts(props: Props & { readonly onOpen: (what: 'memo' | 'deletion') => void }) {
  const { item, upload, words, send, onOpen } = props
  const { recordingId } = item
  return (
    <div class="acts">
      <PlayButton {...props} />
      <button type="button" onClick={() => onOpen('memo')}>
        {words('handset.own.memo')}
      </button>
      {upload?.isWaitingForHand === true && (
        <button type="button" onClick={() => send({ type: 'user.upload_requested', recordingId })}>
          {words('handset.upload_now')}
        </button>
      )}
      {upload?.isDeletable === true && (
        <button type="button" onClick={() => onOpen('deletion')}>
          {words('handset.own.delete')}
        </button>
      )}
    </div>
  )
}

/** One own recording: with whom, when, how long, where it is, what the agent keeps with it (REC-10). */
export function OwnRecordingItem(props: Props) {
  const { item, upload, view, words, send } = props
  const [isOpen, setOpen] = useState<'memo' | 'deletion' | null>(null)
  const { recordingId, memo, isImportant } = item
  const number = item.customerNumber.text === '' ? words('handset.unknown_number') : item.customerNumber.text
  const name = item.customerName ?? words('handset.no_customer_name')
  const unsaved = view.ownRecordings?.unsaved
  useEffect(() => {
    if (upload?.isDeletable !== true) setOpen((open) => (open === 'deletion' ? null : open))
  }, [upload?.isDeletable])
  const close = () => setOpen(null)
  useBack(isOpen === null ? null : close)
  return (
    <li data-testid="own-recording">
      <div class="who">
        <h2>
          {name} <span class="tel">{number}</span>
        </h2>
        <button
          class="star"
          type="button"
          aria-pressed={isImportant}
          aria-label={words(isImportant ? 'handset.own.unmark' : 'handset.own.mark')}
          onClick={() =>
            send({ type: 'user.recording_memo_changed', recordingId, memo, isImportant: !isImportant })
          }
        >
          {isImportant ? '★' : '☆'}
        </button>
      </div>
      <p class="help">
        {words(`handset.own.${item.direction}`)} · <time>{formatDateTime(Date.parse(item.startedAt))}</time>
        {item.durationMs !== null && ` · ${formatDuration(item.durationMs)}`} ·{' '}
        {words(
          upload?.isWaitingForHand === true
            ? 'handset.own.waits_for_hand'
            : `recording_state.${upload?.state ?? item.state}`,
        )}
      </p>
      {memo !== '' && isOpen !== 'memo' && <p class="note">{memo}</p>}
      {unsaved?.recordingId === recordingId && (
        <p class="problem" role="alert">
          {words('handset.own.unsaved', { reason: words(unsaved.faultCode) })}
        </p>
      )}
      {isOpen === 'memo' && <MemoForm {...props} onClose={close} />}
      {isOpen === 'deletion' && <Deletion {...props} onClose={close} />}
      {isOpen === null && <Acts {...props} onOpen={setOpen} />}
    </li>
  )
}
