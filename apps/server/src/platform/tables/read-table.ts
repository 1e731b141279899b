import { Worker } from 'node:worker_threads'

/** Texts as they stand in a file's first sheet; the first row is usually the heading. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
  /** There were more rows than were asked for. */
  readonly isCut: boolean
}

/** What of a file is read; the rest is left. */
export interface TableLimits {
  readonly maxRows: number
  readonly maxColumns: number
  /** Characters of a cell; longer ones are cut just above, so that they are seen to be too long. */
  readonly maxCellLength: number
}

/** The file is no table that we know, or reading it took too much. */
export class TableUnreadableError extends Error {
  override readonly name = 'TableUnreadableError'
}

export type TableReaderAnswer = { readonly table: Table } | { readonly error: string }

const memoryMb = 384
const longestMs = 60_000

/**
 * Reads an Excel workbook (.xlsx) or CSV file (UTF-8, UTF-16 or CP949, which has EUC-KR in it; comma, semicolon or tab). The
 * work is done by a thread of its own with little memory: a file may be made to blow up, and phones must not wait meanwhile.
 * Throws `TableUnreadableError`.
 */
export async function readTable(file: Uint8Array, limits: TableLimits): Promise<Table> {
  const worker = new Worker(new URL('./table-reader.thread.ts', import.meta.url), {
    workerData: { file, limits },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const timer = setTimeout(() => void worker.terminate(), longestMs)
  try {
    const answer = await new Promise<TableReaderAnswer>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the thread ended without an answer')))
    })
    if ('error' in answer) throw new Error(answer.error)
    return answer.table
  } catch (error) {
    throw new TableUnreadableError('the table could not be read', { cause: error })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
