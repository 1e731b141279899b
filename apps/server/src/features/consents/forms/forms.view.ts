import type { FormApprover, FormDetail, FormSummary, FormValues, ListFormsQuery } from '@smartym/contract'
import {
  countCapped,
  countUpTo,
  type Db,
  decodeJson,
  keysetPage,
  toPage,
} from '../../../platform/db/index.ts'
import type { AccountRow, AccountsTables } from '../../accounts/index.ts'
import { isInScope, type ListScope, whereInScope } from '../../organization/index.ts'
import { formStateAfter } from './forms.rules.ts'
import type { FormDecisionRow, FormRow, FormsTables } from './forms.table.ts'

type Tables = FormsTables & AccountsTables

/** Who looks at forms: what each of the own permissions reaches; null for one that is not there. */
export interface FormsReader {
  readonly accountId: string
  readonly role: string | null
  readonly scope: ListScope
  readonly fillScope: ListScope | null
  readonly approveScope: ListScope | null
}

const scopeColumns = {
  companyId: 'forms.company_id',
  orgUnitId: 'forms.org_unit_id',
  agentId: 'forms.agent_id',
} as const

function instantOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** Where a form belongs. */
export function belongingOf(row: Pick<FormRow, 'company_id' | 'org_unit_id' | 'agent_id'>) {
  return { companyId: row.company_id, orgUnitId: row.org_unit_id, agentId: row.agent_id }
}

function summaryOf(row: FormRow, reader: FormsReader, unitNames: ReadonlyMap<string, string>): FormSummary {
  const belonging = belongingOf(row)
  const isOwn = row.subject_id === reader.accountId || row.author_id === reader.accountId
  const { fillScope, approveScope } = reader
  return {
    formId: row.id,
    kind: row.kind,
    state: row.state,
    subjectAccountId: row.subject_id,
    subjectName: row.subject_name,
    orgUnitId: row.org_unit_id,
    orgUnitName: unitNames.get(row.org_unit_id) ?? '',
    authorName: row.author_name,
    steps: decodeJson<FormApprover[]>(row.steps),
    approvedSteps: row.approved_steps,
    submission: row.submission,
    revision: row.revision,
    createdAt: new Date(row.created_at).toISOString(),
    submittedAt: instantOrNull(row.submitted_at),
    decidedAt: instantOrNull(row.decided_at),
    mayDecide:
      !isOwn &&
      row.waits_for !== null &&
      row.waits_for === reader.role &&
      approveScope !== null &&
      isInScope(approveScope, belonging),
    mayFill:
      fillScope !== null &&
      isInScope(fillScope, belonging) &&
      formStateAfter(row.state, 'cancel') !== undefined,
  }
}

function decisionOf(row: FormDecisionRow): FormDetail['decisions'][number] {
  return {
    decision: row.decision,
    role: row.role,
    accountId: row.account_id,
    accountName: row.account_name,
    reason: row.reason,
    submission: row.submission,
    at: new Date(row.decided_at).toISOString(),
  }
}

/** Forms on screens, as far as the scope reaches (DIS-5). */
export function createFormsView(db: Pick<Db, 'read'>) {
  const read = () => db.read<Tables>()

  function reached(reader: FormsReader, { kind, state, toDecide }: ListFormsQuery) {
    let forms = read().selectFrom('forms').selectAll('forms')
    if (kind !== undefined) forms = forms.where('forms.kind', '=', kind)
    if (state !== undefined) forms = forms.where('forms.state', '=', state)
    const scope =
      toDecide === true ? (reader.approveScope ?? { ...reader.scope, orgUnitIds: [] }) : reader.scope
    if (toDecide === true)
      forms = forms
        .where('forms.waits_for', '=', (reader.role ?? '') as FormApprover)
        .where('forms.subject_id', '!=', reader.accountId)
        .where('forms.author_id', '!=', reader.accountId)
    return whereInScope(forms, scope, scopeColumns)
  }

  return {
    async listForms(reader: FormsReader, query: ListFormsQuery, unitNames: ReadonlyMap<string, string>) {
      const { limit = 50, cursor } = query
      const filtered = reached(reader, query)
      const list = { list: 'forms', limit }
      const page = { ...list, at: 'forms.created_at', id: 'forms.id', cursor } as const
      const found: FormRow[] = await keysetPage(filtered, page).execute()
      const { rows, nextCursor } = toPage(found, list, (row) => ({ at: row.created_at, id: row.id }))
      const count = query.withTotal === true ? await countCapped(read(), filtered) : {}
      return { items: rows.map((row) => summaryOf(row, reader, unitNames)), nextCursor, ...count }
    },

    /** Stops above `limit`. */
    countForms(reader: FormsReader, filter: ListFormsQuery, limit: number): Promise<number> {
      const found = reached(reader, filter).clearSelect().select(['forms.created_at as at', 'forms.id as id'])
      return countUpTo(found, { at: 'forms.created_at', id: 'forms.id' }, limit)
    },

    /** Undefined for one that the scope does not reach. */
    async findForm(
      reader: FormsReader,
      id: string,
      unitNames: ReadonlyMap<string, string>,
    ): Promise<FormDetail | undefined> {
      const row = await reached(reader, {}).where('forms.id', '=', id).executeTakeFirst()
      if (row === undefined) return undefined
      const decisions: FormDecisionRow[] = await read()
        .selectFrom('form_decisions')
        .selectAll()
        .where('form_id', '=', id)
        .orderBy('revision')
        .execute()
      return {
        ...summaryOf(row, reader, unitNames),
        values: decodeJson<FormValues>(row.field_values),
        decisions: decisions.map(decisionOf),
      }
    },

    /** A person within reach for whom a form may be filled in. */
    findSubject(scope: ListScope, accountId: string): Promise<AccountRow | undefined> {
      const accounts = read().selectFrom('accounts').selectAll('accounts')
      return whereInScope(accounts, scope, {
        companyId: 'accounts.company_id',
        orgUnitId: 'accounts.org_unit_id',
        agentId: 'accounts.agent_id',
      })
        .where('accounts.id', '=', accountId)
        .where('accounts.deactivated_at', 'is', null)
        .executeTakeFirst()
    },

    /** The role of an account, by which steps are decided. */
    async findRole(companyId: string, accountId: string): Promise<string | null> {
      const row = await read()
        .selectFrom('accounts')
        .select('role')
        .where('id', '=', accountId)
        .where('company_id', '=', companyId)
        .executeTakeFirst()
      return row?.role ?? null
    },
  }
}
export type FormsView = ReturnType<typeof createFormsView>
