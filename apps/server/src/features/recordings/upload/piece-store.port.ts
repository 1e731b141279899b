/**
 * The part of a sealed file that has come so far. Nothing of it is durable before `sync`; what is there after a crash
 * is always a beginning of what was written.
 */
export interface PieceFile {
  /** What the store truly holds now. */
  readonly sizeBytes: number
  /** Adds to the end; what was added before stays, also when this fails. Throws `StorageFullError`. */
  append(pieces: readonly Uint8Array[]): Promise<void>
  /** Forgets what lies behind. */
  cutTo(sizeBytes: number): Promise<void>
  /** Exactly these bytes. */
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/**
 * Where recordings grow while they travel. Keys are those of the blob store in which they end; an upload goes on
 * where its pieces are.
 */
export interface PieceStore {
  /** The file that grows under this key; a new one is empty. One that `finish` had moved, unheard of, comes back. */
  open(key: string): Promise<PieceFile>
  /** An empty file, whatever grew or was finished under this key. */
  create(key: string): Promise<PieceFile>
  /** Size without opening; undefined when nothing has come. */
  sizeOf(key: string): Promise<number | undefined>
  /**
   * Makes the file durable, then gives it its final name, then makes that durable. The file is closed. One that cannot
   * be made durable is emptied: after a failed sync nobody knows what the disk holds.
   */
  finish(key: string, file: PieceFile): Promise<void>
  /** Puts a damaged file aside, under a name of its own, with the head that had been taken off. */
  quarantine(key: string, name: string, head: Uint8Array): Promise<void>
  discard(key: string): Promise<void>
}
