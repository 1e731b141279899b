import type { OwnRecordingPage, OwnRecordingResponse } from '@smartym/contract'
import type { HandsetEvent } from '@smartym/handset-core'
import { readJson, toNetworkFault } from '../link/network-fault.ts'

/** The agent's own recordings at the server (REC-10). */
export interface OwnRecordingsRequests {
  /** Says `ask` again in its answer. */
  fetchOwnRecordings(ask: number, query: Readonly<Record<string, string>>): void
  saveRecordingMemo(memo: { recordingId: string; memo: string; isImportant: boolean }): void
}

interface Parts {
  call(method: 'GET' | 'PUT', path: string, body?: object): Promise<Response>
  answer(request: Promise<HandsetEvent>, refused: (error: unknown) => HandsetEvent): void
}

export function createOwnRecordingsRequests({ call, answer }: Parts): OwnRecordingsRequests {
  async function fetch(ask: number, query: Readonly<Record<string, string>>): Promise<HandsetEvent> {
    const path = `recordings?${new URLSearchParams(query).toString()}`
    const { items, nextCursor } = await readJson<OwnRecordingPage>(call('GET', path))
    return { type: 'own_recordings.fetched', ask, items, nextCursor }
  }

  async function save(recordingId: string, memo: object): Promise<HandsetEvent> {
    const saving = call('PUT', `recordings/${recordingId}/memo`, memo)
    return { type: 'recording_memo.saved', recording: await readJson<OwnRecordingResponse>(saving) }
  }

  return {
    fetchOwnRecordings: (ask, query) =>
      answer(fetch(ask, query), (error) => ({
        type: 'own_recordings.fetch_failed',
        ask,
        fault: toNetworkFault(error),
      })),
    saveRecordingMemo: ({ recordingId, ...memo }) =>
      answer(save(recordingId, { memo: memo.memo, isImportant: memo.isImportant }), (error) => ({
        type: 'recording_memo.save_failed',
        recordingId,
        fault: toNetworkFault(error),
      })),
  }
}
