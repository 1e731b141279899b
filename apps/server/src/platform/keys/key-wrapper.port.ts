/**
 * Wraps keys under a root key that lies outside of the database: a secret of this machine, or a key-management service.
 * Wrapped values carry the id of their root key, so that several may be in use at once.
 */
export interface KeyWrapper {
  /** Id of the root key under which keys are wrapped now. Throws `KeyServiceError`. */
  currentKeyId(): Promise<string>
  /** `binding` says what the key is and whose; it is needed again to unwrap. Throws `KeyServiceError`. */
  wrap(binding: string, key: Uint8Array): Promise<Buffer>
  /**
   * Throws `KeyGoneError` when the root key is not here any more, `KeyServiceError` when the service cannot be asked,
   * another error for bytes that were not wrapped so.
   */
  unwrap(binding: string, wrapped: Uint8Array): Promise<Buffer>
}

/** The key-management service does not answer, or refuses. Says what it said; never a key. */
export class KeyServiceError extends Error {
  override readonly name = 'KeyServiceError'
}
