import type {
  ConsentDecision,
  ConsentDecisionResponse,
  ConsentKind,
  ConsentPerson,
  ConsentSource,
  ConsentStanding,
  Language,
  ListConsentDecisionsQuery,
  ListConsentPeopleQuery,
} from '@smartym/contract'
import { sql } from 'kysely'
import { containsText, countCapped, countUpTo, type Db, keysetPage, toPage } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import { standingOf } from './consents.rules.ts'
import type { ConsentsTables } from './consents.table.ts'

type Tables = ConsentsTables & AccountsTables & DevicesTables

/** Agents who are still that; who left is asked for nothing. */
export const isAtWork = sql<boolean>`(accounts.agent_id is not null and accounts.deactivated_at is null and accounts.agent_ended_at is null)`

/** What the history of consents is filtered by. */
export type ConsentDecisionsFilter = Omit<ListConsentDecisionsQuery, 'limit' | 'cursor' | 'withTotal'>

const scopeColumns = {
  companyId: 'accounts.company_id',
  orgUnitId: 'accounts.org_unit_id',
  agentId: 'accounts.agent_id',
} as const

function instantOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

interface PersonRow {
  readonly id: string
  readonly name: string
  readonly employee_number: string | null
  readonly org_unit_id: string
  readonly created_at: number
  readonly given_at: number | null
  readonly withdrawn_at: number | null
  readonly device_id: string | null
  readonly device_model: string | null
  readonly language: Language | null
}

function personOf(row: PersonRow, unitNames: ReadonlyMap<string, string>): ConsentPerson {
  return {
    accountId: row.id,
    name: row.name,
    employeeNumber: row.employee_number,
    orgUnitId: row.org_unit_id,
    orgUnitName: unitNames.get(row.org_unit_id) ?? '',
    standing: standingOf(row.given_at === null ? undefined : row),
    givenAt: instantOrNull(row.given_at),
    withdrawnAt: instantOrNull(row.withdrawn_at),
    deviceId: row.device_id,
    deviceModel: row.device_model,
    language: row.language,
  }
}

interface DecisionRow {
  readonly id: string
  readonly decision: ConsentDecision
  readonly decided_at: number
  readonly is_clock_synchronised: number
  readonly recorded_at: number
  readonly account_id: string
  readonly name: string
  readonly consent_text_id: string
  readonly kind: ConsentKind
  readonly version: number | null
  readonly source: ConsentSource
  readonly device_id: string | null
  readonly device_model: string | null
  readonly language: Language | null
}

function decisionOf(row: DecisionRow): ConsentDecisionResponse {
  return {
    consentDecisionId: row.id,
    decision: row.decision,
    at: new Date(row.decided_at).toISOString(),
    isClockSynchronised: row.is_clock_synchronised === 1,
    recordedAt: new Date(row.recorded_at).toISOString(),
    accountId: row.account_id,
    accountName: row.name,
    consentTextId: row.consent_text_id,
    kind: row.kind,
    version: row.version ?? 0,
    source: row.source,
    deviceId: row.device_id,
    deviceModel: row.device_model,
    language: row.language,
  }
}

/** People and what they said, as far as the scope reaches (DIS-4). */
export function createConsentPeopleView(db: Pick<Db, 'read'>) {
  const read = () => db.read<Tables>()

  function people(scope: ListScope, consentTextId: string, search: string | undefined) {
    const agents = read()
      .selectFrom('accounts')
      .leftJoin('consents', (join) =>
        join
          .onRef('consents.account_id', '=', 'accounts.id')
          .on('consents.consent_text_id', '=', consentTextId),
      )
      .leftJoin('devices', 'devices.id', 'consents.device_id')
      .select(['accounts.id', 'accounts.name', 'accounts.employee_number', 'accounts.org_unit_id'])
      .select(['accounts.created_at', 'consents.given_at', 'consents.withdrawn_at', 'consents.device_id'])
      .select(['devices.model as device_model', 'consents.language'])
      .where(isAtWork)
    const reached = whereInScope(agents, scope, scopeColumns)
    if (search === undefined || search === '') return reached
    return reached.where(containsText(['accounts.name', 'accounts.employee_number'], search))
  }

  function standing(query: ReturnType<typeof people>, wanted: ConsentStanding) {
    if (wanted === 'missing') return query.where('consents.given_at', 'is', null)
    const operator = wanted === 'given' ? 'is' : 'is not'
    return query.where('consents.given_at', 'is not', null).where('consents.withdrawn_at', operator, null)
  }

  function matching(scope: ListScope, consentTextId: string, query: ListConsentPeopleQuery) {
    const all = people(scope, consentTextId, query.search)
    return query.standing === undefined ? all : standing(all, query.standing)
  }

  function decisions(scope: ListScope, filter: ConsentDecisionsFilter) {
    const { accountId, consentTextId, decision } = filter
    let said = read()
      .selectFrom('consent_decisions')
      .innerJoin('accounts', 'accounts.id', 'consent_decisions.account_id')
      .innerJoin('consent_texts', 'consent_texts.id', 'consent_decisions.consent_text_id')
      .leftJoin('devices', 'devices.id', 'consent_decisions.device_id')
      .selectAll('consent_decisions')
      .select([
        'accounts.name',
        'consent_texts.kind',
        'consent_texts.version',
        'devices.model as device_model',
      ])
    if (accountId !== undefined) said = said.where('consent_decisions.account_id', '=', accountId)
    if (consentTextId !== undefined)
      said = said.where('consent_decisions.consent_text_id', '=', consentTextId)
    if (decision !== undefined) said = said.where('consent_decisions.decision', '=', decision)
    return whereInScope(said, scope, { ...scopeColumns, companyId: 'consent_decisions.company_id' })
  }

  return {
    async listPeople(
      scope: ListScope,
      consentTextId: string,
      query: ListConsentPeopleQuery,
      unitNames: ReadonlyMap<string, string>,
    ) {
      const { limit = 50, cursor } = query
      const filtered = matching(scope, consentTextId, query)
      const list = { list: 'consent-people', limit }
      const page = { ...list, at: 'accounts.created_at', id: 'accounts.id', cursor } as const
      const found: PersonRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(read(), filtered) : {}
      return { items: rows.map((row) => personOf(row, unitNames)), nextCursor, ...count }
    },

    /** Stops above `limit`. */
    countPeople(
      scope: ListScope,
      consentTextId: string,
      query: ListConsentPeopleQuery,
      limit: number,
    ): Promise<number> {
      const places = matching(scope, consentTextId, query)
        .clearSelect()
        .select(['accounts.created_at as at', 'accounts.id as id'])
      return countUpTo(places, { at: 'accounts.created_at', id: 'accounts.id' }, limit)
    },

    async listDecisions(scope: ListScope, query: ListConsentDecisionsQuery) {
      const { limit = 50, cursor, withTotal, ...filter } = query
      const filtered = decisions(scope, filter)
      const list = { list: 'consent-decisions', limit }
      const at = { at: 'consent_decisions.recorded_at', id: 'consent_decisions.id' } as const
      const found: DecisionRow[] = await keysetPage(filtered, { ...list, ...at, cursor }).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.recorded_at, id: row.id }))
      const count = withTotal === true ? await countCapped(read(), filtered) : {}
      return { items: rows.map(decisionOf), nextCursor, ...count }
    },

    /** Stops above `limit`. */
    countDecisions(scope: ListScope, filter: ConsentDecisionsFilter, limit: number): Promise<number> {
      const found = decisions(scope, filter)
        .clearSelect()
        .select(['consent_decisions.recorded_at as at', 'consent_decisions.id as id'])
      return countUpTo(found, { at: 'consent_decisions.recorded_at', id: 'consent_decisions.id' }, limit)
    },
  }
}
export type ConsentPeopleView = ReturnType<typeof createConsentPeopleView>
