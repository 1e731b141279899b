export type { Command, CommandHandler, CommandHandlers, PayloadOf } from './command-handlers.ts'
export type { HandsetReportOf, ReportHandler, ReportHandlers, ReportOrigin } from './report-handlers.ts'
