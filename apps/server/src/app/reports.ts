import { HandsetReport, type HandsetReportKind } from '@smartym/contract'
import type { Container } from './container.ts'

const kinds = HandsetReport.anyOf.map((report): HandsetReportKind => report.properties.kind.const)

/**
 * Registers what happens when a phone says something. When several slices listen to a kind of report they do so in
 * this order: those that keep the fact come before those that follow from it. Throws for a kind that nobody listens to.
 */
export function registerReports({
  gateway,
  remoteSettings,
  consents,
  calls,
  textMessages,
  agents,
  handsetProtection,
  recordings,
  dialing,
}: Pick<
  Container,
  | 'gateway'
  | 'remoteSettings'
  | 'consents'
  | 'calls'
  | 'textMessages'
  | 'agents'
  | 'handsetProtection'
  | 'recordings'
  | 'dialing'
>): void {
  for (const { reportHandlers } of [
    gateway,
    remoteSettings,
    consents,
    calls,
    textMessages,
    agents,
    handsetProtection,
    recordings,
    dialing,
  ])
    gateway.registerReportHandlers(reportHandlers)
  const unheard = kinds.filter((kind) => !gateway.hasReportHandler(kind))
  if (unheard.length > 0) throw new Error(`nobody listens to the reports ${unheard.join(', ')}`)
}
