import type { CommandKind, CommandState } from '@smartym/contract'
import type { SealedRowCustomer } from '../protection/index.ts'

export interface CommandRow extends SealedRowCustomer<never> {
  id: string
  company_id: string
  device_id: string
  kind: CommandKind
  /** Without whom to call. */
  payload: string
  state: CommandState
  not_after: number
  /** When a receipt is given up; null when none is awaited. */
  receipt_due_at: number | null
  created_at: number
  sent_at: number | null
  received_at: number | null
  finished_at: number | null
  /** Why the phone refused it. */
  refusal: string | null
}

/** For joins by slices below. */
export interface CommandsTables {
  commands: CommandRow
}

export interface DeviceReportsRow {
  device_id: string
  company_id: string
  /** Everything up to here has been taken in. */
  last_seq: number
}

export interface RejectedReportRow {
  device_id: string
  seq: number
  company_id: string
  kind: string
  report: string
  code: string
  params: string
  rejected_at: number
}

export interface GatewayTables extends CommandsTables {
  device_reports: DeviceReportsRow
  rejected_reports: RejectedReportRow
}
