import type { OwnRecordingPage, OwnRecordingResponse } from '@smartym/contract'
import { type Db, keysetPage, toPage } from '../../../platform/db/index.ts'
import type { Sight } from '../../customers/index.ts'
import type { RowCustomers } from '../../protection/index.ts'
import { type RecordingSearch, searchRecordings } from '../recording-search.view.ts'
import type { RecordingMemoRow, RecordingRow, RecordingsTables } from '../recordings.table.ts'
import type { RecordingMemosStore } from './recording-memos.store.ts'

/** Recordings that one answer looks through for a name: names lie encrypted, so each is opened. */
const maxLookedThrough = 1000
const lookedThroughAtOnce = 200

/** What the agent is looking for among its own. */
export interface OwnRecordingSearch extends RecordingSearch {
  /** Part of a name as this agent sees it. */
  readonly name?: string | undefined
  readonly isImportant?: boolean | undefined
}

/** What the agent may see and do. */
export interface OwnRecordingNames {
  readonly sight: Pick<Sight, 'customerOf'>
  readonly isListeningAllowed: boolean
}

export interface OwnRecordingsViewDeps {
  readonly db: Pick<Db, 'read'>
  readonly customers: RowCustomers
  readonly memos: Pick<RecordingMemosStore, 'listMemos'>
}

function listeningOf(
  row: Pick<RecordingRow, 'state' | 'rendition_state'>,
  isListeningAllowed: boolean,
): OwnRecordingResponse['listening'] {
  if (!isListeningAllowed) return 'refused'
  return row.state === 'stored' && row.rendition_state === 'ready' ? 'allowed' : 'not_possible'
}

/** A recording as its agent sees it. */
export function ownRecordingOf(
  row: RecordingRow,
  memo: RecordingMemoRow | undefined,
  { sight, isListeningAllowed }: OwnRecordingNames,
): OwnRecordingResponse {
  const { customerNumber, customerName } = sight.customerOf(row)
  return {
    recordingId: row.id,
    callId: row.call_id,
    state: row.state,
    direction: row.direction,
    customerNumber,
    customerName,
    startedAt: new Date(row.started_at).toISOString(),
    durationMs: row.duration_ms,
    memo: memo?.memo ?? '',
    isImportant: memo?.is_important === 1,
    listening: listeningOf(row, isListeningAllowed),
  }
}

interface Page {
  readonly limit: number
  readonly cursor: string | undefined
}

interface FoundRows {
  readonly rows: readonly RecordingRow[]
  readonly nextCursor: string | null
}

const list = 'own-recordings'

/** The agent's own list on the phone (REC-10). */
export function createOwnRecordingsView({ db, customers, memos }: OwnRecordingsViewDeps) {
  const read = () => db.read<RecordingsTables>()

  async function responsesOf(rows: readonly RecordingRow[], names: OwnRecordingNames) {
    const known = await memos.listMemos(rows.map(({ id }) => id))
    return rows.map((row) => ownRecordingOf(row, known.get(row.id), names))
  }

  const positionOf = ({ started_at, id }: RecordingRow) => ({ at: started_at, id })

  async function readPage(search: OwnRecordingSearch, { limit, cursor }: Page): Promise<FoundRows> {
    let found = searchRecordings(read(), search, customers)
    const { isImportant } = search
    if (isImportant !== undefined) {
      const important = read()
        .selectFrom('recording_memos')
        .select('recording_id')
        .where('agent_id', '=', search.scope.agentId)
        .where('is_important', '=', 1)
      found = found.where('recordings.id', isImportant ? 'in' : 'not in', important)
    }
    const keyset = { list, at: 'started_at', id: 'id', cursor, limit } as const
    const rows = await keysetPage(found.selectAll('recordings'), keyset).execute()
    return toPage(rows.map(customers.openRow), keyset, positionOf)
  }

  /* Ends when the page is full, the list is over, or enough was looked through for one answer. */
  async function readNamed(
    search: OwnRecordingSearch,
    { limit, cursor }: Page,
    { sight }: OwnRecordingNames,
  ): Promise<FoundRows> {
    const wanted = (search.name ?? '').toLocaleLowerCase()
    const named: RecordingRow[] = []
    let next = cursor
    for (let looked = 0; looked < maxLookedThrough; looked += lookedThroughAtOnce) {
      const { rows, nextCursor } = await readPage(search, { limit: lookedThroughAtOnce, cursor: next })
      named.push(
        ...rows.filter((row) => sight.customerOf(row).customerName?.toLocaleLowerCase().includes(wanted)),
      )
      if (named.length > limit) return toPage(named, { list, limit }, positionOf)
      if (nextCursor === null) return { rows: named, nextCursor }
      next = nextCursor
    }
    return { rows: named, nextCursor: next ?? null }
  }

  return {
    /** One page, newest first; with a name perhaps fewer than there are before `nextCursor`. */
    async listOwn(
      search: OwnRecordingSearch,
      { limit = 50, cursor }: Partial<Page>,
      names: OwnRecordingNames,
    ): Promise<OwnRecordingPage> {
      await customers.ready(search.scope.companyId)
      const page = { limit, cursor }
      const { rows, nextCursor } =
        search.name === undefined ? await readPage(search, page) : await readNamed(search, page, names)
      return { items: await responsesOf(rows, names), nextCursor }
    },
  }
}
export type OwnRecordingsView = ReturnType<typeof createOwnRecordingsView>
