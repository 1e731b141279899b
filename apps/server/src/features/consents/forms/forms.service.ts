import type {
  CreateFormRequest,
  DecideFormRequest,
  FormApprover,
  FormKind,
  FormState,
  FormValues,
} from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Db, decodeJson, encodeJson, type Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { isInScope, type ListScope } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import {
  formChangedMeanwhile,
  formNotFound,
  formReasonRequired,
  formStateConflict,
  mayNotDecide,
  ownForm,
  subjectNotFound,
  valuesInvalid,
} from './forms.errors.ts'
import { faultsOf, type FormAct, formStateAfter } from './forms.rules.ts'
import type { FormsStore } from './forms.store.ts'
import type { FormRow } from './forms.table.ts'
import { belongingOf, type FormsView } from './forms.view.ts'

export interface FormsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: FormsStore
  readonly view: Pick<FormsView, 'findSubject'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly outbox: Pick<Outbox, 'append'>
}

/** Somebody who acts on a form as it was seen, within the reach of the permission that the act needs. */
export interface FormActor {
  readonly by: AuditOrigin
  readonly accountId: string
  readonly role: string | null
  readonly scope: ListScope
}
interface SeenForm {
  readonly formId: string
  readonly revision: number
}

function ensureValues(kind: FormKind, values: FormValues, isSubmitted: boolean): void {
  const fields = faultsOf(kind, values, isSubmitted)
  if (fields.length > 0) throw valuesInvalid({ fields })
}

/** Application and personal-data forms (DIS-5): filled in, handed in, approved step by step. */
export function createFormsService({ db, store, view, clock, ids, audit, settings, outbox }: FormsDeps) {
  /* In the log, and to those who look at forms: ids and states, never a name. */
  async function tell(
    tx: Tx,
    by: AuditOrigin,
    action: AuditAction,
    row: FormRow,
    rest: { readonly reason?: string | null; readonly detail?: Readonly<Record<string, unknown>> } = {},
  ): Promise<void> {
    const detail = { kind: row.kind, subjectId: row.subject_id, ...rest.detail }
    const object = { kind: 'form', id: row.id } as const
    await audit.record(tx, { ...by, kind: 'change', action, object, reason: rest.reason ?? null, detail })
    await outbox.append(tx, {
      kind: 'form.changed',
      companyId: row.company_id,
      orgUnitId: row.org_unit_id,
      agentId: row.agent_id,
      apiKeyId: null,
      payload: { formId: row.id, formState: row.state },
    })
  }

  /* What the scope does not reach is not there. */
  async function getForm(tx: Tx, { by, scope }: FormActor, { formId, revision }: SeenForm): Promise<FormRow> {
    const row = await store.findForm(tx, by.companyId, formId)
    if (row === undefined || !isInScope(scope, belongingOf(row))) throw formNotFound()
    if (row.revision !== revision) throw formChangedMeanwhile()
    return row
  }

  function stateAfter(row: FormRow, act: FormAct): FormState {
    const state = formStateAfter(row.state, act)
    if (state === undefined) throw formStateConflict({ state: row.state })
    return state
  }

  /* The row as it is then. */
  async function change(tx: Tx, row: FormRow, columns: Partial<FormRow>): Promise<FormRow> {
    if (!(await store.changeForm(tx, row, columns))) throw formChangedMeanwhile()
    return { ...row, ...columns }
  }

  /* Nobody approves the own form, nor two steps of the same submission. */
  async function ensureMayDecide(tx: Tx, row: FormRow, actor: FormActor): Promise<FormApprover> {
    const { waits_for: role } = row
    if (row.state !== 'waiting' || role === null) throw formStateConflict({ state: row.state })
    if (row.subject_id === actor.accountId || row.author_id === actor.accountId) throw ownForm()
    const decided = await store.listDecisions(tx, row.id)
    const hasDecided = decided.some(
      (each) => each.account_id === actor.accountId && each.submission === row.submission,
    )
    if (role !== actor.role || hasDecided) throw mayNotDecide()
    return role
  }

  return {
    /** Throws `accounts.not_found`, `forms.values_invalid`. Returns its id. */
    async createForm(
      { by, accountId, scope }: FormActor,
      { kind, subjectAccountId = accountId, values }: CreateFormRequest,
    ): Promise<string> {
      ensureValues(kind, values, false)
      const subject = await view.findSubject(scope, subjectAccountId)
      if (subject === undefined) throw subjectNotFound()
      const id = ids.next('form')
      await db.transaction(async (tx) => {
        const row: FormRow = {
          id,
          company_id: by.companyId,
          org_unit_id: subject.org_unit_id,
          agent_id: subject.agent_id,
          kind,
          state: 'draft',
          subject_id: subject.id,
          subject_name: subject.name,
          author_id: accountId,
          author_name: by.actor.name ?? '',
          field_values: encodeJson(values),
          steps: encodeJson([]),
          approved_steps: 0,
          waits_for: null,
          submission: 0,
          revision: 1,
          created_at: clock.now(),
          submitted_at: null,
          decided_at: null,
        }
        await store.insertForm(tx, row)
        await tell(tx, by, 'forms.created', row)
      })
      return id
    },

    async changeForm(actor: FormActor, seen: SeenForm, values: FormValues): Promise<void> {
      await db.transaction(async (tx) => {
        const row = await getForm(tx, actor, seen)
        const state = stateAfter(row, 'change')
        ensureValues(row.kind, values, false)
        const changed = await change(tx, row, { state, field_values: encodeJson(values) })
        await tell(tx, actor.by, 'forms.changed', changed)
      })
    },

    /** With the steps that are set now; without any it is approved at once. */
    async submitForm(actor: FormActor, seen: SeenForm): Promise<void> {
      const steps = await settings.get(actor.by.companyId, 'consents.formApprovalSteps')
      await db.transaction(async (tx) => {
        const row = await getForm(tx, actor, seen)
        const waiting = stateAfter(row, 'submit')
        ensureValues(row.kind, decodeJson<FormValues>(row.field_values), true)
        const [first = null] = steps
        const now = clock.now()
        const submitted = await change(tx, row, {
          state: first === null ? 'approved' : waiting,
          steps: encodeJson(steps),
          approved_steps: 0,
          submission: row.submission + 1,
          waits_for: first,
          submitted_at: now,
          decided_at: first === null ? now : null,
        })
        await tell(tx, actor.by, 'forms.submitted', submitted, { detail: { steps } })
      })
    },

    async cancelForm(actor: FormActor, seen: SeenForm): Promise<void> {
      await db.transaction(async (tx) => {
        const row = await getForm(tx, actor, seen)
        const canceled = await change(tx, row, { state: stateAfter(row, 'cancel'), waits_for: null })
        await tell(tx, actor.by, 'forms.canceled', canceled)
      })
    },

    /** Throws `forms.own_form`, `forms.may_not_decide`, `forms.reason_required` besides. */
    async decideForm(actor: FormActor, seen: SeenForm, body: DecideFormRequest): Promise<void> {
      const { decision } = body
      const reason = body.reason?.trim() ?? ''
      if (decision === 'rejected' && reason === '') throw formReasonRequired()
      await db.transaction(async (tx) => {
        const row = await getForm(tx, actor, seen)
        const role = await ensureMayDecide(tx, row, actor)
        const steps = decodeJson<FormApprover[]>(row.steps)
        const approvedSteps = row.approved_steps + 1
        const next = steps[approvedSteps] ?? null
        const now = clock.now()
        const columns: Partial<FormRow> =
          decision === 'rejected'
            ? { state: stateAfter(row, 'reject'), waits_for: null, decided_at: now }
            : {
                state: stateAfter(row, next === null ? 'approve' : 'pass'),
                approved_steps: approvedSteps,
                waits_for: next,
                decided_at: next === null ? now : null,
              }
        const decided = await change(tx, row, columns)
        await store.insertDecision(tx, {
          id: ids.next('formDecision'),
          form_id: row.id,
          company_id: row.company_id,
          revision: row.revision,
          submission: row.submission,
          decision,
          role,
          account_id: actor.accountId,
          account_name: actor.by.actor.name ?? '',
          reason: reason === '' ? null : reason,
          decided_at: now,
        })
        const action = decision === 'approved' ? 'forms.approved' : 'forms.rejected'
        await tell(tx, actor.by, action, decided, { reason: reason === '' ? null : reason, detail: { role } })
      })
    },
  }
}
export type FormsService = ReturnType<typeof createFormsService>
