import type { ConsentDecisionResponse } from '@smartym/contract'
import type { ExportColumn, ExportNote, Say, TimeText } from '../../platform/exports/index.ts'
import type { ConsentDecisionsFilter } from './consent-people.view.ts'

/** The columns of the history of consents as a file. */
export function consentColumns(
  say: Say,
  timeText: TimeText,
): readonly ExportColumn<ConsentDecisionResponse>[] {
  return [
    { title: say('console.consents.at'), width: 20, cell: (said) => timeText(said.at) },
    { title: say('console.consents.person'), cell: (said) => said.accountName },
    {
      title: say('console.consents.decision'),
      width: 12,
      cell: (said) => say(`console.consent_decision.${said.decision}`),
    },
    { title: say('console.consents.kind'), width: 24, cell: (said) => say(`consent_kind.${said.kind}`) },
    { title: say('console.consents.version'), width: 8, cell: (said) => said.version },
    {
      title: say('console.consents.source'),
      width: 12,
      cell: (said) => say(`console.consent_source.${said.source}`),
    },
    { title: say('console.field.device'), width: 20, cell: (said) => said.deviceModel },
    { title: say('console.consents.recorded_at'), width: 20, cell: (said) => timeText(said.recordedAt) },
    { title: say('console.consents.id'), width: 38, cell: (said) => said.consentDecisionId },
  ]
}

/** The filter of the history in words. */
export function consentFilterNotes(say: Say, { decision }: ConsentDecisionsFilter): readonly ExportNote[] {
  return decision === undefined
    ? []
    : [[say('console.consents.decision'), say(`console.consent_decision.${decision}`)]]
}
