import { once } from 'node:events'
import { Transform, type TransformCallback } from 'node:stream'
import type { Cell, ExportColumn, ExportNote } from './cells.ts'

/** What is written into a file, whatever its format. */
export interface ExportContent<Row> {
  readonly title: string
  /** Lines above the rows: who, when, by which filter. */
  readonly notes: readonly ExportNote[]
  readonly columns: readonly ExportColumn<Row>[]
  /** Small tables in sheets of their own, before the rows; a CSV file has none. */
  readonly sheets?: readonly ExportSheet[]
}

/** A table that fits in memory: its heading is its first row. */
export interface ExportSheet {
  readonly title: string
  /** In characters, a column. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Writes a file into a stream, row by row. */
export interface ExportWriter {
  writeRow(cells: readonly Cell[]): void
  /** Resolves when everything has been given to the stream. */
  end(): Promise<void>
}

/** The way of a file to its reader. */
export class CountingStream extends Transform {
  /** Bytes that the reader has taken or will take. */
  bytes = 0

  constructor() {
    super({ highWaterMark: 256 * 1024 })
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length
    done(null, chunk)
  }

  /** The reader went away before the end. */
  get isAbandoned(): boolean {
    return this.destroyed && !this.readableEnded
  }
}

/** Lets others have the event loop, and waits until the reader takes more; throws when it is gone. */
export async function nextTurn(stream: CountingStream): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  if (stream.writableNeedDrain) {
    const stopWaiting = new AbortController()
    const { signal } = stopWaiting
    const drained = once(stream, 'drain', { signal })
    const closed = once(stream, 'close', { signal })
    for (const waiting of [drained, closed]) waiting.catch(() => {})
    await Promise.race([drained, closed])
    stopWaiting.abort()
  }
  if (stream.destroyed) throw new Error('the reader of an export is gone')
}
