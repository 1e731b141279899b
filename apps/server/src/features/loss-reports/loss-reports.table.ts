/** A loss as it was reported. */
export interface LossReportRow {
  id: string
  company_id: string
  device_id: string
  org_unit_id: string | null
  agent_id: string | null
  agent_name: string | null
  /** E.164. */
  line_number: string | null
  reason: string | null
  /** Name. */
  reported_by: string | null
  reported_at: number
}

export interface LossReportsTables {
  loss_reports: LossReportRow
}
