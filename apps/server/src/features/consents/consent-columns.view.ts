import type {
  ConsentDecisionResponse,
  ConsentPerson,
  ConsentTextSummary,
  ListConsentPeopleQuery,
  ListConsentTextsQuery,
} from '@smartym/contract'
import type { Language } from '../../platform/http/index.ts'
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

/** The columns of the list of texts as a file. */
export function consentTextColumns(
  say: Say,
  language: Language,
  timeText: TimeText,
): readonly ExportColumn<ConsentTextSummary>[] {
  return [
    { title: say('console.consents.kind'), width: 24, cell: (text) => say(`consent_kind.${text.kind}`) },
    { title: say('console.consents.version'), width: 8, cell: (text) => text.version },
    {
      title: say('console.consents.standing'),
      width: 12,
      cell: (text) => say(`console.consent_state.${text.state}`),
    },
    {
      title: say('console.consents.is_required'),
      width: 10,
      cell: ({ isRequired }) => say(isRequired ? 'console.consents.required' : 'console.consents.optional'),
    },
    {
      title: say('console.consents.text_title'),
      width: 36,
      cell: ({ title }) => title[language] || title.ko || null,
    },
    { title: say('console.consents.given_people'), width: 10, cell: (text) => text.given },
    { title: say('console.consents.asked'), width: 10, cell: (text) => text.people },
    { title: say('console.consents.published_at'), width: 20, cell: (text) => timeText(text.publishedAt) },
    { title: say('console.consents.published_by'), width: 14, cell: (text) => text.publishedByName },
    { title: say('console.consents.ended_at'), width: 20, cell: (text) => timeText(text.endedAt) },
  ]
}

/** The filter of the list of texts in words. */
export function consentTextNotes(say: Say, { kind, state }: ListConsentTextsQuery): readonly ExportNote[] {
  return told([
    kind !== undefined && [say('console.consents.kind'), say(`consent_kind.${kind}`)],
    state !== undefined && [say('console.consents.standing'), say(`console.consent_state.${state}`)],
  ])
}

/** The columns of where people stand with a text as a file. */
export function consentPersonColumns(say: Say, timeText: TimeText): readonly ExportColumn<ConsentPerson>[] {
  return [
    { title: say('console.consents.person'), width: 14, cell: (person) => person.name },
    { title: say('console.field.employee_number'), width: 14, cell: (person) => person.employeeNumber },
    { title: say('console.field.org_unit'), width: 18, cell: (person) => person.orgUnitName },
    {
      title: say('console.consents.standing'),
      width: 12,
      cell: (person) => say(`console.consent_standing.${person.standing}`),
    },
    { title: say('console.consents.given_at'), width: 20, cell: (person) => timeText(person.givenAt) },
    {
      title: say('console.consents.withdrawn_at'),
      width: 20,
      cell: (person) => timeText(person.withdrawnAt),
    },
    { title: say('console.field.device'), width: 20, cell: (person) => person.deviceModel },
  ]
}

/** Which text that list is about, and its filter in words. */
export function consentPersonNotes(
  say: Say,
  { kind, version }: Pick<ConsentTextSummary, 'kind' | 'version'>,
  { standing, search }: ListConsentPeopleQuery,
): readonly ExportNote[] {
  return told([
    [say('console.consents.kind'), `${say(`consent_kind.${kind}`)} ${version ?? ''}`.trim()],
    standing !== undefined && [say('console.consents.standing'), say(`console.consent_standing.${standing}`)],
    search !== undefined && [say('console.consents.people_search'), search],
  ])
}

function told(notes: readonly (ExportNote | false)[]): readonly ExportNote[] {
  return notes.filter((note) => note !== false)
}
