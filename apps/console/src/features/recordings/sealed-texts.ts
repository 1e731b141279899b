import type { SealedRecordingErrorCode } from '@smartym/sealed-recording'
import { formatDuration } from '../../platform/format.ts'
import type { Translate } from '../../platform/language.ts'
import type { BrokenChunk } from './player/verify-sealed.ts'

/** What a reader's error code means, in words; a broken chunk is named by its number and its place in the sound. */
export function sealedErrorText(t: Translate, code: SealedRecordingErrorCode, chunk?: BrokenChunk): string {
  const index = /^E_CHUNK\((\d+)\)$/.exec(code)?.[1]
  if (index === undefined)
    return t(`console.sealed.${code as Exclude<SealedRecordingErrorCode, `E_CHUNK(${number})`>}`)
  const number = chunk?.number ?? Number(index) + 1
  if (!chunk) return t('console.sealed.E_CHUNK', { number })
  return t('console.sealed.E_CHUNK_at', { number, at: formatDuration(chunk.aboutMs) })
}
