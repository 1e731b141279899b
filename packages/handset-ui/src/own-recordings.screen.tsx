import type { HandsetView } from '@smartym/handset-core/ports'
import { useBack } from './back.ts'
import { OwnRecordingItem } from './own-recording.item.tsx'
import { everything, OwnRecordingsSearch } from './own-recordings.search.tsx'
import { PlayerBar } from './player.bar.tsx'
import type { ScreenProps } from './screen.ts'

type OwnRecordings = NonNullable<HandsetView['ownRecordings']>
type Props = ScreenProps<HandsetView> & { readonly list: OwnRecordings }

const isEverything = (search: OwnRecordings['search']): boolean =>
  JSON.stringify(search) === JSON.stringify(everything)

function Failure({ list, words, send }: Props) {
  if (list.faultCode === null) return null
  const again = () => send({ type: 'user.own_recordings_searched', search: list.search })
  return (
    <div class="problem" role="alert">
      <p>{words('handset.own.failed', { reason: words(list.faultCode) })}</p>
      <button type="button" onClick={again}>
        {words('handset.own.again')}
      </button>
    </div>
  )
}

function Found(props: Props) {
  const { list, view, words, send } = props
  if (list.state === 'loading') return <output class="help">{words('handset.own.loading')}</output>
  const uploads = new Map(view.uploads.map((upload) => [upload.recordingId, upload]))
  const none = isEverything(list.search) ? 'handset.own.none_at_all' : 'handset.own.none'
  return (
    <>
      <ul class="own-list">
        {list.items.map((item) => (
          <OwnRecordingItem
            key={item.recordingId}
            {...props}
            item={item}
            upload={uploads.get(item.recordingId)}
          />
        ))}
      </ul>
      {list.items.length === 0 && list.faultCode === null && (
        <p class="help">{words(list.hasMore ? 'handset.own.more_to_look' : none)}</p>
      )}
      {list.hasMore && (
        <button
          class="wide"
          type="button"
          onClick={() => send({ type: 'user.more_own_recordings_requested' })}
        >
          {words('handset.own.more')}
        </button>
      )}
    </>
  )
}

/** The agent's own recordings on the phone: found, heard, noted, sent and deleted (REC-10, UPL-2, DEL-3). */
export function OwnRecordingsScreen(props: Props) {
  const { list, view, words, send } = props
  const close = () => send({ type: 'user.own_recordings_closed' })
  useBack(close)
  return (
    <section class="panel own" data-testid="own-recordings">
      <div class="who">
        <h1>{words('handset.own.title')}</h1>
        <button type="button" onClick={close}>
          {words('handset.own.close')}
        </button>
      </div>
      <OwnRecordingsSearch key={JSON.stringify(list.search)} search={list.search} words={words} send={send} />
      <Failure {...props} />
      <Found {...props} />
      {view.player !== undefined && <PlayerBar {...props} view={view.player} />}
    </section>
  )
}
