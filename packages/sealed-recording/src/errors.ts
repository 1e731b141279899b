/**
 * Every way in which a sealed recording can be refused, in the order in which a reader finds them. `E_KEY_REVOKED` is said by
 * a receiver alone, after the signature: the device's key was cut off before it sealed this.
 */
export type SealedRecordingErrorCode =
  | 'E_FORMAT'
  | 'E_KEY_REVOKED'
  | 'E_NOKEY'
  | 'E_SLOT'
  | 'E_COMMIT'
  | `E_CHUNK(${number})`
  | 'E_TRUNCATED'
  | 'E_SEAL'

/** A recording, payload or key slot that is refused. `code` is exact and the same in every language. */
export class SealedRecordingError extends Error {
  override readonly name = 'SealedRecordingError'
  readonly code: SealedRecordingErrorCode

  constructor(code: SealedRecordingErrorCode, reason: string) {
    super(`${code}: ${reason}`)
    this.code = code
  }
}

/** The error of chunk `index` (from 0) that does not authenticate. */
export function damagedChunk(index: number): SealedRecordingError {
  return new SealedRecordingError(`E_CHUNK(${index})`, 'the chunk does not authenticate')
}

/** The error of a payload that does not end in a short chunk. */
export function truncatedPayload(): SealedRecordingError {
  return new SealedRecordingError('E_TRUNCATED', 'the payload has no short last chunk')
}
