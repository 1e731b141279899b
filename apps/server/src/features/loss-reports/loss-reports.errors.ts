import { defineError } from '../../platform/errors/index.ts'

export const lossReportNotFound = defineError('loss_reports.not_found')
