import type {
  ConsentTextDetail,
  ConsentTextSummary,
  ConsentWords,
  ListConsentTextsQuery,
} from '@smartym/contract'
import { countCapped, countUpTo, type Db, decodeJson, keysetPage, toPage } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import { type ListScope, whereInScope } from '../organization/index.ts'
import { isAtWork } from './consent-people.view.ts'
import type { ConsentsTables, ConsentTextRow } from './consents.table.ts'

type Tables = ConsentsTables & AccountsTables

const agentColumns = {
  companyId: 'accounts.company_id',
  orgUnitId: 'accounts.org_unit_id',
  agentId: 'accounts.agent_id',
} as const

function instantOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

function summaryOf(row: ConsentTextRow, given: number, people: number): ConsentTextSummary {
  return {
    consentTextId: row.id,
    kind: row.kind,
    version: row.version,
    state: row.state,
    isRequired: row.is_required === 1,
    title: decodeJson<ConsentWords>(row.title),
    createdAt: new Date(row.created_at).toISOString(),
    changedAt: new Date(row.changed_at).toISOString(),
    publishedAt: instantOrNull(row.published_at),
    publishedByName: row.published_by_name,
    endedAt: instantOrNull(row.ended_at),
    given,
    people,
  }
}

/** Texts on screens, with how many of the agents within reach stand by each (DIS-4). */
export function createConsentTextsView(db: Pick<Db, 'read'>) {
  const read = () => db.read<Tables>()

  async function countPeople(scope: ListScope): Promise<number> {
    const agents = read().selectFrom('accounts').where(isAtWork)
    const counted = await whereInScope(agents, scope, agentColumns)
      .select((eb) => eb.fn.countAll<number | bigint>().as('n'))
      .executeTakeFirst()
    return Number(counted?.n ?? 0)
  }

  async function countGiven(scope: ListScope, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (ids.length === 0) return new Map()
    const given = read()
      .selectFrom('consents')
      .innerJoin('accounts', 'accounts.id', 'consents.account_id')
      .where('consents.consent_text_id', 'in', [...ids])
      .where('consents.withdrawn_at', 'is', null)
      .where(isAtWork)
    const rows = await whereInScope(given, scope, agentColumns)
      .select((eb) => ['consents.consent_text_id', eb.fn.countAll<number | bigint>().as('n')])
      .groupBy('consents.consent_text_id')
      .execute()
    return new Map(rows.map(({ consent_text_id, n }) => [consent_text_id, Number(n)]))
  }

  function matching({ companyId }: ListScope, { kind, state }: ListConsentTextsQuery) {
    let texts = read()
      .selectFrom('consent_texts')
      .selectAll('consent_texts')
      .where('consent_texts.company_id', '=', companyId)
    if (kind !== undefined) texts = texts.where('consent_texts.kind', '=', kind)
    if (state !== undefined) texts = texts.where('consent_texts.state', '=', state)
    return texts
  }

  return {
    /** Stops above `limit`. */
    countTexts(scope: ListScope, query: ListConsentTextsQuery, limit: number): Promise<number> {
      const places = matching(scope, query)
        .clearSelect()
        .select(['consent_texts.created_at as at', 'consent_texts.id as id'])
      return countUpTo(places, { at: 'consent_texts.created_at', id: 'consent_texts.id' }, limit)
    },

    async listTexts(scope: ListScope, query: ListConsentTextsQuery) {
      const { limit = 50, cursor } = query
      const texts = matching(scope, query)
      const list = { list: 'consent-texts', limit }
      const page = { ...list, at: 'consent_texts.created_at', id: 'consent_texts.id', cursor } as const
      const found: ConsentTextRow[] = await keysetPage(texts, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      const [given, people, count] = await Promise.all([
        countGiven(
          scope,
          rows.map(({ id }) => id),
        ),
        countPeople(scope),
        query.withTotal === true ? countCapped(read(), texts) : {},
      ])
      return {
        items: rows.map((row) => summaryOf(row, given.get(row.id) ?? 0, people)),
        nextCursor,
        ...count,
      }
    },

    async findText(scope: ListScope, id: string): Promise<ConsentTextDetail | undefined> {
      const row = await read()
        .selectFrom('consent_texts')
        .selectAll()
        .where('id', '=', id)
        .where('company_id', '=', scope.companyId)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const [given, people] = await Promise.all([countGiven(scope, [id]), countPeople(scope)])
      return {
        ...summaryOf(row, given.get(id) ?? 0, people),
        body: decodeJson<ConsentWords>(row.body),
        sha256: row.sha256 === null ? null : Buffer.from(row.sha256).toString('hex'),
      }
    },

    /** The words of texts that are or were published, for phones. */
    async listWords(companyId: string, ids: readonly string[]) {
      if (ids.length === 0) return []
      const rows = await read()
        .selectFrom('consent_texts')
        .select(['id', 'title', 'body'])
        .where('company_id', '=', companyId)
        .where('id', 'in', [...ids])
        .where('version', 'is not', null)
        .execute()
      return rows.map(({ id, title, body }) => ({
        consentTextId: id,
        title: decodeJson<ConsentWords>(title),
        body: decodeJson<ConsentWords>(body),
      }))
    },
  }
}
export type ConsentTextsView = ReturnType<typeof createConsentTextsView>
