import type { ConsentKind, ConsentTextState } from '@smartym/contract'
import type { Kysely } from 'kysely'
import { type Db, prepareBatch, prepareQuery, type Tx } from '../../platform/db/index.ts'
import type { AccountsTables } from '../accounts/index.ts'
import type { DevicesTables } from '../devices/index.ts'
import type { ConsentDecisionRow, ConsentRow, ConsentsTables, ConsentTextRow } from './consents.table.ts'

type GivenTables = ConsentsTables & AccountsTables & DevicesTables

/** Where a person stands with a text. */
export type GivenRow = Pick<ConsentRow, 'consent_text_id' | 'given_at' | 'withdrawn_at'>

const listOfPerson = prepareQuery<ConsentsTables, { accountId: string }, GivenRow>((db, p) =>
  db
    .selectFrom('consents')
    .select(['consent_text_id', 'given_at', 'withdrawn_at'])
    .where('account_id', '=', p.accountId),
)

const listOfAgents = prepareBatch((db: Kysely<GivenTables>, agentIds: readonly string[], _params: object) =>
  db
    .selectFrom('accounts')
    .innerJoin('consents', 'consents.account_id', 'accounts.id')
    .select(['accounts.agent_id', 'consents.consent_text_id', 'consents.given_at', 'consents.withdrawn_at'])
    .where('accounts.agent_id', 'in', [...agentIds]),
)

/** Texts, and what people said to them. */
export function createConsentsStore(db: Pick<Db, 'read'>) {
  return {
    async insertText(tx: Tx, row: ConsentTextRow): Promise<void> {
      await tx.on<ConsentsTables>().insertInto('consent_texts').values(row).execute()
    },

    findText(tx: Tx, companyId: string, id: string): Promise<ConsentTextRow | undefined> {
      return tx
        .on<ConsentsTables>()
        .selectFrom('consent_texts')
        .selectAll()
        .where('id', '=', id)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
    },

    /** False when somebody else was quicker. */
    async changeText(
      tx: Tx,
      { id, state }: Pick<ConsentTextRow, 'id' | 'state'>,
      columns: Partial<ConsentTextRow>,
    ): Promise<boolean> {
      const changed = await tx
        .on<ConsentsTables>()
        .updateTable('consent_texts')
        .set(columns)
        .where('id', '=', id)
        .where('state', '=', state)
        .executeTakeFirst()
      return changed.numUpdatedRows > 0n
    },

    async deleteDraft(tx: Tx, id: string): Promise<boolean> {
      const deleted = await tx
        .on<ConsentsTables>()
        .deleteFrom('consent_texts')
        .where('id', '=', id)
        .where('state', '=', 'draft' satisfies ConsentTextState)
        .executeTakeFirst()
      return deleted.numDeletedRows > 0n
    },

    /** The published text of a kind, if there is one, and the last version that the kind had. */
    async findLatest(
      tx: Tx,
      companyId: string,
      kind: ConsentKind,
    ): Promise<{ published: ConsentTextRow | undefined; lastVersion: number }> {
      const rows = await tx
        .on<ConsentsTables>()
        .selectFrom('consent_texts')
        .selectAll()
        .where('company_id', '=', companyId)
        .where('kind', '=', kind)
        .where('version', 'is not', null)
        .orderBy('version', 'desc')
        .limit(1)
        .execute()
      const [last] = rows
      return { published: last?.state === 'published' ? last : undefined, lastVersion: last?.version ?? 0 }
    },

    listPublished(companyId: string): Promise<ConsentTextRow[]> {
      return db
        .read<ConsentsTables>()
        .selectFrom('consent_texts')
        .selectAll()
        .where('company_id', '=', companyId)
        .where('state', '=', 'published' satisfies ConsentTextState)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
    },

    /** For each company that ever published something, a sign that changes whenever its published texts do. */
    async listPublishedSigns(): Promise<{ companyId: string; sign: string }[]> {
      const rows = await db
        .read<ConsentsTables>()
        .selectFrom('consent_texts')
        .select((eb) => [
          'company_id',
          eb.fn.count<number | bigint>('version').as('published'),
          eb.fn.count<number | bigint>('ended_at').as('ended'),
        ])
        .where('version', 'is not', null)
        .groupBy('company_id')
        .execute()
      return rows.map(({ company_id, published, ended }) => ({
        companyId: company_id,
        sign: `${published}/${ended}`,
      }))
    },

    async listOwn(accountId: string): Promise<GivenRow[]> {
      return (await listOfPerson.run(db.read<ConsentsTables>(), { accountId })).rows
    },

    async listOfPerson(tx: Tx, accountId: string): Promise<GivenRow[]> {
      return (await listOfPerson.run(tx.on<ConsentsTables>(), { accountId })).rows
    },

    /** In the order of the agents. */
    async listOfAgents(agentIds: readonly string[]): Promise<GivenRow[][]> {
      const rows = await listOfAgents.run(db.read<GivenTables>(), agentIds, {})
      const byAgent = new Map<string | null, GivenRow[]>()
      for (const row of rows) byAgent.set(row.agent_id, [...(byAgent.get(row.agent_id) ?? []), row])
      return agentIds.map((agentId) => byAgent.get(agentId) ?? [])
    },

    /** The account of an agent, if this agent works on this phone now. */
    findSignedIn(
      tx: Tx,
      phone: { readonly deviceId: string; readonly agentId: string },
    ): Promise<{ id: string; name: string } | undefined> {
      return tx
        .on<GivenTables>()
        .selectFrom('devices')
        .innerJoin('accounts', 'accounts.agent_id', 'devices.agent_id')
        .select(['accounts.id', 'accounts.name'])
        .where('devices.id', '=', phone.deviceId)
        .where('devices.agent_id', '=', phone.agentId)
        .executeTakeFirst()
    },

    /** The phone on which an agent works now. */
    async findPhoneOf(companyId: string, agentId: string): Promise<string | undefined> {
      const row = await db
        .read<GivenTables>()
        .selectFrom('devices')
        .select('id')
        .where('company_id', '=', companyId)
        .where('agent_id', '=', agentId)
        .executeTakeFirst()
      return row?.id
    },

    findConsent(tx: Tx, accountId: string, consentTextId: string): Promise<ConsentRow | undefined> {
      return tx
        .on<ConsentsTables>()
        .selectFrom('consents')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('consent_text_id', '=', consentTextId)
        .executeTakeFirst()
    },

    async saveConsent(tx: Tx, row: ConsentRow): Promise<void> {
      const tables = tx.on<ConsentsTables>()
      const updated = await tables
        .updateTable('consents')
        .set(row)
        .where('account_id', '=', row.account_id)
        .where('consent_text_id', '=', row.consent_text_id)
        .executeTakeFirst()
      if (updated.numUpdatedRows === 0n) await tables.insertInto('consents').values(row).execute()
    },

    async insertDecision(tx: Tx, row: ConsentDecisionRow): Promise<void> {
      await tx.on<ConsentsTables>().insertInto('consent_decisions').values(row).execute()
    },
  }
}
export type ConsentsStore = ReturnType<typeof createConsentsStore>
