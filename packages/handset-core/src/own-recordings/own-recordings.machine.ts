import type { OwnRecordingResponse } from '@smartym/contract'
import type { HandsetEvent, HandsetView, NetworkFault, OwnRecordingSearch } from '../ports/index.ts'
import type { ReauthenticationMachine } from '../reauthentication/reauthentication.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { Step } from '../step/step.ts'
import { queryOf } from './search-query.ts'

type EventOf<T extends HandsetEvent['type']> = Extract<HandsetEvent, { type: T }>
type Memo = Pick<EventOf<'user.recording_memo_changed'>, 'recordingId' | 'memo' | 'isImportant'>

/** What is done only after it was shown lately who is there (SEC-5). */
export type GuardedAct =
  | { kind: 'search'; search: OwnRecordingSearch }
  | { kind: 'more' }
  | { kind: 'memo'; memo: Memo }
  | { kind: 'play'; recordingId: string }
  | { kind: 'delete'; recordingId: string }

/** The list as it is open; it lives in memory alone. */
interface OpenList {
  search: OwnRecordingSearch
  items: OwnRecordingResponse[]
  nextCursor: string | null
  /** The answer that is waited for. */
  ask: { number: number; act: GuardedAct } | null
  faultCode: string | null
  saving: Memo | null
  unsaved: { recordingId: string; faultCode: string } | null
}

const askedAgain = 'accounts.reauthentication_required'

interface Deps {
  reauthentication: Pick<ReauthenticationMachine, 'isDue' | 'demand'>
  session: Pick<SessionMachine, 'agent'>
}

/** The agent's own recordings on the screen (REC-10). Nothing of them outlives the screen, a lock or the agent's leaving. */
export function createOwnRecordingsMachine({ reauthentication, session }: Deps) {
  let list: OpenList | null = null
  let waiting: GuardedAct | null = null
  let asks = 0
  let isLinkUp = false

  function fetch(step: Step, open: OpenList, act: GuardedAct, cursor: string | null): void {
    asks += 1
    open.ask = { number: asks, act }
    open.faultCode = null
    step.order({ type: 'fetch_own_recordings', ask: asks, query: queryOf(open.search, cursor) })
  }

  function search(step: Step, act: Extract<GuardedAct, { kind: 'search' }>): void {
    const fresh = { items: [], nextCursor: null, ask: null, faultCode: null, saving: null, unsaved: null }
    list = { search: act.search, ...fresh }
    if (isLinkUp) fetch(step, list, act, null)
    else list.faultCode = 'handset.offline'
  }

  function saveMemo(step: Step, memo: Memo): void {
    if (list === null || list.saving !== null) return
    list.saving = memo
    list.unsaved = null
    step.order({ type: 'save_recording_memo', ...memo })
  }

  /** What of an act is this list's own to do; the others are given back. */
  function perform(step: Step, act: GuardedAct): GuardedAct | null {
    if (act.kind === 'search') search(step, act)
    else if (act.kind === 'memo') saveMemo(step, act.memo)
    else if (act.kind === 'more') {
      const isWorthIt = list !== null && list.nextCursor !== null && list.ask === null
      if (list !== null && isWorthIt) fetch(step, list, act, list.nextCursor)
    } else return act
    return null
  }

  /* The server wants to be shown who is there, whatever was shown before: then it is done. */
  function wait(act: GuardedAct): void {
    reauthentication.demand()
    waiting = act
  }

  return {
    /** Does the act, or has it wait for who is there to be shown. Gives back what is not this list's own to do now. */
    attempt(step: Step, act: GuardedAct, isLinkOpen: boolean): GuardedAct | null {
      isLinkUp = isLinkOpen
      if (session.agent() === null) return null
      if (!reauthentication.isDue(step)) return perform(step, act)
      waiting = act
      return null
    },
    /** Who is there has been shown: what waited for it goes on, however short that counts. */
    goOn(step: Step): GuardedAct | null {
      const act = waiting
      waiting = null
      return act === null || session.agent() === null ? null : perform(step, act)
    },
    wait,
    cancel: (): void => void (waiting = null),
    isAsking: (): boolean => waiting !== null,

    onFetched({ ask, items, nextCursor }: EventOf<'own_recordings.fetched'>): void {
      if (list?.ask?.number !== ask) return
      list.items = list.ask.act.kind === 'more' ? [...list.items, ...items] : items
      list.nextCursor = nextCursor
      list.ask = null
    },
    onFetchFailed({ ask, fault }: EventOf<'own_recordings.fetch_failed'>): void {
      if (list?.ask?.number !== ask) return
      const { act } = list.ask
      list.ask = null
      if (fault.code === askedAgain) wait(act)
      else list.faultCode = fault.code
    },
    onMemoSaved(recording: OwnRecordingResponse): void {
      if (list === null || list.saving?.recordingId !== recording.recordingId) return
      list.saving = null
      list.items = list.items.map((item) => (item.recordingId === recording.recordingId ? recording : item))
    },
    onMemoFailed(recordingId: string, fault: NetworkFault): void {
      if (list === null || list.saving?.recordingId !== recordingId) return
      const memo = list.saving
      list.saving = null
      if (fault.code === askedAgain) wait({ kind: 'memo', memo })
      else list.unsaved = { recordingId, faultCode: fault.code }
    },

    isOpen: (): boolean => list !== null,
    /** The list is left, the app was locked, or the agent has gone. */
    forget(): void {
      list = null
      waiting = null
    },
    shown(): HandsetView['ownRecordings'] {
      if (list === null) return undefined
      const { items, nextCursor, ask, faultCode, saving, unsaved } = list
      const isFresh = ask?.act.kind === 'search'
      return {
        search: list.search,
        state: isFresh ? 'loading' : faultCode === null ? 'shown' : 'failed',
        items,
        hasMore: nextCursor !== null,
        faultCode,
        savingId: saving?.recordingId ?? null,
        unsaved,
      }
    },
  }
}
export type OwnRecordingsMachine = ReturnType<typeof createOwnRecordingsMachine>
