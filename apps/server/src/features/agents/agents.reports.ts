import type { ReportHandlers } from '../gateway/index.ts'
import type { AgentsService } from './agents.service.ts'

/** What an agent's wishes do; calls come through the calls slice. */
export function agentsReportHandlers(service: Pick<AgentsService, 'recordWish'>): ReportHandlers {
  return { 'agent.state_wished': (tx, report, from) => service.recordWish(tx, report, from) }
}
