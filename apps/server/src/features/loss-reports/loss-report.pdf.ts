import type { DeviceChangeResponse, DeviceDetail, LossReportResponse } from '@smartym/contract'
import { type Say, type TimeText, wordOf } from '../../platform/exports/index.ts'
import { openDocument, pageMargin as margin, type PdfDocument as Document } from '../../platform/pdf/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { HeldRecordings } from './loss-reports.view.ts'

/** Everything that the document says. */
export interface LossReportFacts {
  readonly report: LossReportResponse
  readonly device: DeviceDetail
  /** Oldest first. */
  readonly changes: readonly DeviceChangeResponse[]
  readonly held: HeldRecordings
  readonly wipe: Awaited<ReturnType<GatewaySlice['findWipeOrder']>>
  readonly companyName: string
  readonly madeAt: number
  readonly madeBy: string | null
}

export interface LossReportWords {
  readonly say: Say
  readonly timeText: TimeText
}

type Row = readonly string[]

const quiet = '#555555'
const none = '–'

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

function heading(document: Document, text: string): void {
  document
    .moveDown(0.9)
    .font('bold')
    .fontSize(12)
    .text(text, margin)
    .moveDown(0.3)
    .font('regular')
    .fontSize(9.5)
}

function table(document: Document, widths: readonly number[], rows: readonly Row[]): void {
  document.table({
    columnStyles: widths.map((width) => ({ width, border: [0, 0, 0.5, 0], padding: [3, 6, 3, 0] })),
    data: rows.map((row) => [...row]),
  })
  document.x = margin
}

/* Names at the left, values at the right. */
function facts(document: Document, rows: readonly (readonly [string, string | null])[]): void {
  const told = rows.map(([name, value]) => [name, value ?? none])
  table(document, [130, 353], told)
}

function deviceRows({ report, device }: LossReportFacts, { say, timeText }: LossReportWords) {
  return [
    [say('console.field.model'), `${device.model} · ${device.osVersion} · ${device.appVersion ?? none}`],
    [say('console.device.asset_number'), device.assetNumber],
    [say('console.field.line'), report.lineNumber],
    [say('console.field.agent'), report.agentName],
    [say('console.field.org_unit'), device.orgUnitName],
    [say('console.devices.device_id'), device.deviceId],
    [say('console.device.key'), device.keyThumbprint],
    [say('console.device_act.report_lost'), `${timeText(report.reportedAt)} · ${report.reportedBy ?? none}`],
    [say('console.field.reason'), report.reason],
  ] as const
}

function timelineRows({ changes }: LossReportFacts, { say, timeText }: LossReportWords): Row[] {
  return changes.map(({ at, cause, actorName, reason }) => [
    timeText(at),
    say(`console.device_cause.${cause}`),
    /* What nobody did, the phone did. */
    actorName ?? say('console.device.by_device'),
    reason ?? none,
  ])
}

/** What was done for the data on the phone, in sentences. */
function protectionOf(
  { report, device, wipe }: LossReportFacts,
  { say, timeText }: LossReportWords,
): string[] {
  const { wiped, keyRevokedAt, state } = device
  const received = wipe?.receivedAt ?? null
  const orders = {
    wiped: () =>
      wiped &&
      say('loss_report.wiped', {
        at: timeText(wiped.at),
        recordings: wiped.recordings,
        reports: wiped.unsentReports,
      }),
    received: () => received !== null && say('loss_report.wipe_received', { at: timeText(received) }),
    ordered: () => state === 'lost' && wipe !== undefined && say('loss_report.wipe_ordered'),
  }
  const isFound = state !== 'lost' && state !== 'wiped'
  const sentences = [
    say('loss_report.sealed'),
    say('loss_report.blocked', { at: timeText(report.reportedAt) }),
    keyRevokedAt !== null && say('loss_report.key_revoked', { at: timeText(keyRevokedAt) }),
    orders.wiped() || orders.received() || orders.ordered(),
    isFound && say('loss_report.found', { state: say(`console.device_state.${state}`) }),
  ]
  return sentences.filter((sentence) => typeof sentence === 'string')
}

function writeHeld(document: Document, { device, held }: LossReportFacts, words: LossReportWords): void {
  const { say, timeText } = words
  const stateText = (state: string) => wordOf(say, `recording_state.${state}`, state)
  const { status, lastHeartbeatAt } = device
  document.text(
    status === null || lastHeartbeatAt === null
      ? say('loss_report.never_said')
      : say('loss_report.last_said', {
          at: timeText(lastHeartbeatAt),
          recordings: status.waitingRecordings,
          reports: status.unsentReports,
        }),
  )
  if (held.count === 0) {
    document.text(say('loss_report.none_held'))
    return
  }
  const counts = [...held.byState].map(([state, n]) => `${stateText(state)} ${n}`).join(', ')
  document.text(`${say('loss_report.held_count', { count: held.count })} (${counts})`)
  if (held.count > held.shown.length) document.text(say('loss_report.more', { shown: held.shown.length }))
  document.moveDown(0.4)
  table(
    document,
    [180, 150, 153],
    [
      [say('console.field.started_at'), say('console.field.state'), say('loss_report.received')],
      ...held.shown.map(({ startedAt, state, receivedBytes }) => [
        timeText(startedAt),
        stateText(state),
        sizeText(receivedBytes),
      ]),
    ],
  )
}

/* The people who answer for it sign here. */
function writeSignatures(document: Document, { say }: LossReportWords): void {
  const who = ['reporter', 'manager', 'security'] as const
  if (document.y > document.page.height - 190) document.addPage()
  document.moveDown(1)
  table(
    document,
    [120, 200, 163],
    [
      [say('loss_report.signature'), say('loss_report.signature.name'), say('loss_report.signature.date')],
      ...who.map((each) => [`${say(`loss_report.signature.${each}`)}\n `, '', '']),
    ],
  )
}

function writePageNumbers(document: Document, { say }: LossReportWords): void {
  const { start, count } = document.bufferedPageRange()
  for (let index = start; index < start + count; index += 1) {
    document.switchToPage(index)
    /* Below the margin, where text would else begin a page of its own. */
    document.page.margins.bottom = 0
    const text = say('loss_report.page', { page: index + 1, pages: count })
    document.font('regular').fontSize(8).fillColor(quiet)
    document.text(text, margin, document.page.height - 36, { align: 'center', width: 483 })
  }
}

/** The report of a loss as a PDF of A4 pages. */
export async function renderLossReport(told: LossReportFacts, words: LossReportWords): Promise<Buffer> {
  const { say, timeText } = words
  const { document, end } = openDocument({
    title: say('loss_report.title'),
    createdAt: new Date(told.madeAt),
    bufferPages: true,
  })
  document.font('bold').fontSize(18).text(say('loss_report.title'))
  const made = `${say('loss_report.made_at')} ${timeText(told.madeAt)} · ${told.madeBy ?? say('loss_report.by_server')}`
  document
    .font('regular')
    .fontSize(9.5)
    .fillColor(quiet)
    .text(`${told.companyName} · ${made}`)
    .fillColor('black')
  heading(document, say('loss_report.device'))
  facts(document, deviceRows(told, words))
  heading(document, say('loss_report.timeline'))
  table(document, [115, 90, 90, 188], timelineRows(told, words))
  heading(document, say('loss_report.protection'))
  document.list(protectionOf(told, words), { bulletRadius: 1.5, textIndent: 12 })
  heading(document, say('loss_report.held'))
  writeHeld(document, told, words)
  document.moveDown(0.5).fillColor(quiet).text(say('loss_report.limits'), margin).fillColor('black')
  writeSignatures(document, words)
  writePageNumbers(document, words)
  return end()
}
