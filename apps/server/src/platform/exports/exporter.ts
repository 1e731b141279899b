import { finished } from 'node:stream/promises'
import { type ExportFormat, exportMediaTypes, exportRowsHeader } from '@smartym/contract'
import type { PhraseKeyRest } from '@smartym/phrases'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock/index.ts'
import { exportTooManyRows, serverBusy } from '../errors/index.ts'
import { attachment, type Caller, type Language, type RequestOrigin } from '../http/index.ts'
import type { IdSource } from '../ids/index.ts'
import type { ExportColumn, ExportNote } from './cells.ts'
import { createCsvWriter } from './csv-writer.ts'
import {
  CountingStream,
  type ExportContent,
  type ExportSheet,
  type ExportWriter,
  nextTurn,
} from './export-file.ts'
import { sayIn } from './say.ts'
import { createTimeText, type TimeText } from './time-text.ts'
import { createXlsxWriter } from './xlsx-writer.ts'

/** `calls.exported`: the act that the log is told, with a sentence in every language. */
export type ExportAction = Extract<PhraseKeyRest<'console.audit_action.'>, `${string}.exported`>

/** How the trace of an export ends. */
export type ExportOutcome = 'completed' | 'aborted' | 'failed'

/** Who asks, and from where. */
export interface ExportActor {
  readonly caller: Caller
  readonly origin: RequestOrigin
}

/** Where exports leave their trace; the audit slice stands behind it. */
export interface ExportTrace {
  /** Committed before the first byte leaves. */
  begin(by: ExportActor, begun: BegunExport): Promise<void>
  end(by: ExportActor, ended: EndedExport): Promise<void>
}

export interface BegunExport {
  readonly exportId: string
  readonly action: ExportAction
  readonly reason: string
  readonly format: ExportFormat
  /** The filter without what people typed. */
  readonly filter: Readonly<Record<string, unknown>>
  readonly rows: number
}

export interface EndedExport {
  readonly exportId: string
  readonly outcome: ExportOutcome
  readonly rows: number
  readonly bytes: number
}

/** A page of a list as its own operation reads it, so that a file holds what the screen shows. */
export type ReadPage<Row> = (page: {
  readonly limit: number
  readonly cursor?: string
}) => Promise<{ readonly items: readonly Row[]; readonly nextCursor: string | null }>

/** What one list gives to be exported. */
export interface ExportSource<Row> {
  readonly action: ExportAction
  /** Heading and file name in the reader's language. */
  readonly title: string
  /** File name for clients that know ASCII only, without its ending. */
  readonly plainName: string
  readonly columns: (timeText: TimeText) => readonly ExportColumn<Row>[]
  /** The filter in words. */
  readonly filterNotes: (timeText: TimeText) => readonly ExportNote[]
  /** Small tables beside the rows. */
  readonly sheets?: (timeText: TimeText) => readonly ExportSheet[]
  /** Counts the rows; more than `limit` may be answered by any greater number. */
  readonly count: (limit: number) => Promise<number>
  readonly readPage: ReadPage<Row>
}

/** Who asks for a file, and for what. */
export interface ExportRequest extends ExportActor {
  readonly language: Language
  readonly format: ExportFormat
  readonly reason: string
  /** Without what people typed. */
  readonly filter: Readonly<Record<string, unknown>>
}

export interface ExportAnswer {
  readonly status: 200
  readonly body: CountingStream
  readonly headers: Readonly<Record<string, string>>
}

export interface ExporterOptions {
  readonly trace: ExportTrace
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  readonly timeZoneOf: (companyId: string) => Promise<string>
  /** Rows that one file of the company may have. */
  readonly maxRowsOf: (companyId: string) => Promise<number>
  /** Files written at the same time; more are refused with `server.busy`. */
  readonly maxRunning?: number
}

interface ExportFacts {
  readonly exportId: string
  readonly rows: number
  readonly at: number
  readonly timeZone: string
}

const rowsAPage = 1000
/* Rows that are written in one turn of the event loop. */
const rowsATurn = 100

/** Writes lists into files as they are read: never a whole list in memory, never without a trace. */
export class Exporter {
  readonly #options: ExporterOptions
  readonly #running = new Set<Promise<void>>()

  constructor(options: ExporterOptions) {
    this.#options = options
  }

  /**
   * The answer to a request for a file; it is written while it is read. Throws `exports.too_many_rows` and
   * `server.busy` before anything left.
   */
  async answer<Row>(request: ExportRequest, source: ExportSource<Row>): Promise<ExportAnswer> {
    const { trace, ids, clock, timeZoneOf, maxRowsOf, maxRunning = 4 } = this.#options
    if (this.#running.size >= maxRunning) throw serverBusy()
    const { companyId } = request.caller
    const maxRows = await maxRowsOf(companyId)
    const rows = await source.count(maxRows)
    if (rows > maxRows) throw exportTooManyRows({ maxRows })
    const facts = {
      exportId: ids.next('export'),
      rows,
      at: clock.now(),
      timeZone: await timeZoneOf(companyId),
    }
    const { reason, format, filter } = request
    await trace.begin(request, {
      exportId: facts.exportId,
      action: source.action,
      reason,
      format,
      filter,
      rows,
    })
    const body = new CountingStream()
    const running = this.#write(body, request, source, facts)
    this.#running.add(running)
    void running.finally(() => this.#running.delete(running))
    const stamp = createTimeText(facts.timeZone)(facts.at).slice(0, 16).replace(/[-:]/g, '').replace(' ', '-')
    return {
      status: 200,
      body,
      headers: {
        'content-type': exportMediaTypes[format],
        'content-disposition': attachment(
          `${source.title}-${stamp}.${format}`,
          `${source.plainName}-${stamp}.${format}`,
        ),
        'cache-control': 'no-store',
        [exportRowsHeader]: String(rows),
      },
    }
  }

  /** Resolves when no file is being written, and each has left its trace. */
  async stop(): Promise<void> {
    await Promise.all(this.#running)
  }

  async #write<Row>(
    body: CountingStream,
    request: ExportRequest,
    source: ExportSource<Row>,
    facts: ExportFacts,
  ): Promise<void> {
    const timeText = createTimeText(facts.timeZone)
    const counts = { rows: 0 }
    const isRead = finished(body).then(() => true)
    isRead.catch(() => {})
    let outcome: ExportOutcome = 'completed'
    try {
      const columns = source.columns(timeText)
      const notes = this.#notesOf(request, source.filterNotes(timeText), facts)
      const writer = this.#writerOf(body, request, {
        title: source.title,
        notes,
        columns,
        sheets: source.sheets?.(timeText) ?? [],
      })
      await writeRows({ body, writer, source, columns, counts, maxRows: facts.rows })
      await Promise.race([writer.end(), isRead])
      await isRead
    } catch (error) {
      outcome = body.isAbandoned ? 'aborted' : 'failed'
      if (outcome === 'failed')
        this.#options.log.error({ err: error, exportId: facts.exportId }, 'an export failed')
      body.destroy()
    }
    await this.#traceEnd(request, { exportId: facts.exportId, outcome, rows: counts.rows, bytes: body.bytes })
  }

  #writerOf<Row>(
    body: CountingStream,
    { format, language }: ExportRequest,
    content: ExportContent<Row>,
  ): ExportWriter {
    if (format === 'csv') return createCsvWriter(body, content)
    return createXlsxWriter(body, content, { about: sayIn(language)('exports.about'), rows: content.title })
  }

  #notesOf(
    { language, caller, reason }: ExportRequest,
    filterNotes: readonly ExportNote[],
    { rows, timeZone, at }: ExportFacts,
  ): readonly ExportNote[] {
    const say = sayIn(language)
    const noFilter: ExportNote = [say('exports.filter'), say('exports.no_filter')]
    return [
      [say('exports.made_by'), caller.name ?? ''],
      [say('exports.made_at'), `${createTimeText(timeZone)(at)} (${timeZone})`],
      [say('exports.reason'), reason],
      [say('exports.rows'), String(rows)],
      ...(filterNotes.length === 0 ? [noFilter] : filterNotes),
    ]
  }

  async #traceEnd(by: ExportActor, ended: EndedExport): Promise<void> {
    try {
      await this.#options.trace.end(by, ended)
    } catch (error) {
      this.#options.log.error({ err: error, exportId: ended.exportId }, 'the end of an export left no trace')
    }
  }
}

interface RowsToWrite<Row> {
  readonly body: CountingStream
  readonly writer: ExportWriter
  readonly source: ExportSource<Row>
  readonly columns: readonly ExportColumn<Row>[]
  readonly counts: { rows: number }
  /** Rows that came since they were counted are left to the next export. */
  readonly maxRows: number
}

async function writeRows<Row>({ body, writer, source, columns, counts, maxRows }: RowsToWrite<Row>) {
  let cursor: string | undefined
  do {
    const page = await source.readPage({ limit: rowsAPage, ...(cursor !== undefined && { cursor }) })
    for (const row of page.items) {
      if (counts.rows === maxRows) return
      writer.writeRow(columns.map(({ cell }) => cell(row)))
      counts.rows += 1
      if (counts.rows % rowsATurn === 0) await nextTurn(body)
    }
    cursor = page.nextCursor ?? undefined
    await nextTurn(body)
  } while (cursor !== undefined)
}
