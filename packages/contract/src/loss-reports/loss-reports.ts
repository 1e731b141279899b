import { Type, type Static } from 'typebox'
import { deviceStates } from '../devices/devices.constants.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'

/** That a phone was reported lost: what whoever manages the company's phones needs to know, as it was then (SEC-14). */
export const LossReportResponse = named(
  'LossReport',
  Type.Object({
    lossReportId: Id('lossReport'),
    deviceId: Id('device'),
    model: Type.String(),
    assetNumber: nullable(Type.String()),
    /** Who worked on it, or for whom it was registered. */
    agentName: nullable(Type.String()),
    lineNumber: nullable(Type.String()),
    reason: nullable(Type.String()),
    reportedAt: Instant,
    reportedBy: nullable(Type.String()),
    /** Where the phone stands now. */
    deviceState: oneOf(deviceStates),
  }),
)
export type LossReportResponse = Static<typeof LossReportResponse>
export const ListLossReportsQuery = closed({
  ...pageQuery,
  ...withTotal,
  deviceId: Type.Optional(Id('device')),
})
export type ListLossReportsQuery = Static<typeof ListLossReportsQuery>

export const lossReportsErrors = { 'loss_reports.not_found': 404 } as const
export const lossReportsOperations = {
  listLossReports: defineOperation({
    id: 'listLossReports',
    method: 'GET',
    path: '/api/v1/loss-reports',
    tag: 'devices',
    summary:
      'Phones that were reported lost, newest first, for whoever manages the company’s phones (SEC-14)',
    permission: 'devices:list',
    auth: ['session', 'api_key'],
    query: ListLossReportsQuery,
    responses: { 200: page('LossReportPage', LossReportResponse) },
    errors: [],
  }),
  downloadLossReport: defineOperation({
    id: 'downloadLossReport',
    method: 'POST',
    path: '/api/v1/loss-reports/:lossReportId/document',
    tag: 'devices',
    summary:
      'The report of a loss as PDF, as things stand now, in Korean for who reads it, else in English (SEC-14)',
    permission: 'devices:list',
    auth: ['session', 'api_key'],
    params: Type.Object({ lossReportId: Id('lossReport') }),
    responses: { 200: Type.Unknown() },
    errors: ['loss_reports.not_found'],
    binary: 'application/pdf',
  }),
}
