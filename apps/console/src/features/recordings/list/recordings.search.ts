import type { RecordingMode, RecordingState } from '@smartym/contract'
import { recordingModes, recordingStates } from '@smartym/contract/constants'
import { compact, type RawSearch, read } from '../../../platform/search-params.ts'
import { commonQuery, type CommonSearch, parseCommonSearch } from '../../../ui/search-filters.ts'

export interface RecordingsSearch extends CommonSearch {
  readonly state?: RecordingState | undefined
  readonly mode?: RecordingMode | undefined
  readonly isMarked?: true | undefined
}

export function parseRecordingsSearch(raw: RawSearch): RecordingsSearch {
  return compact<RecordingsSearch>({
    ...parseCommonSearch(raw),
    state: read.oneOf(raw, 'state', recordingStates),
    mode: read.oneOf(raw, 'mode', recordingModes),
    isMarked: read.flag(raw, 'isMarked'),
  })
}

/** The filters as the API takes them. */
export function recordingsQuery(search: RecordingsSearch, timeZone: string) {
  const { state, mode, isMarked } = search
  return {
    ...commonQuery(search, timeZone),
    ...(state !== undefined && { state }),
    ...(mode !== undefined && { mode }),
    ...(isMarked && { isMarked }),
  }
}
