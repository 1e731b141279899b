import { type Static, Type } from 'typebox'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import { formApprovers, formDecisions, formKinds, formStates, maxSealBytes } from './forms.constants.ts'

/** What was filled in, by the fields of the form's template. */
export const FormValues = named(
  'FormValues',
  Type.Record(Type.String({ pattern: '^[a-z_]{1,40}$' }), Type.String({ maxLength: 500 }), {
    maxProperties: 30,
  }),
)
export type FormValues = Static<typeof FormValues>

const Decided = Type.Object({
  decision: oneOf(formDecisions),
  role: oneOf(formApprovers),
  accountId: Id('account'),
  accountName: Type.String(),
  reason: nullable(Type.String()),
  /** The submission that it was about: 1, 2 … */
  submission: Type.Integer({ minimum: 1 }),
  at: Instant,
})

const Summary = {
  formId: Id('form'),
  kind: oneOf(formKinds),
  state: oneOf(formStates),
  /** Whom it is for. */
  subjectAccountId: Id('account'),
  subjectName: Type.String(),
  orgUnitId: Id('orgUnit'),
  orgUnitName: Type.String(),
  /** Who filled it in. */
  authorName: Type.String(),
  /** Roles that approve it, one after another. */
  steps: Type.Array(oneOf(formApprovers)),
  /** How many of them have. */
  approvedSteps: Type.Integer({ minimum: 0 }),
  /** How often it was handed in. */
  submission: Type.Integer({ minimum: 0 }),
  /** Goes with each act, which is refused when somebody else was quicker. */
  revision: Type.Integer({ minimum: 1 }),
  createdAt: Instant,
  submittedAt: nullable(Instant),
  decidedAt: nullable(Instant),
  /** May the caller decide its next step. */
  mayDecide: Type.Boolean(),
  /** May the caller change, submit or cancel it. */
  mayFill: Type.Boolean(),
}
export const FormSummary = named('FormSummary', Type.Object(Summary))
export type FormSummary = Static<typeof FormSummary>
export const FormDetail = named(
  'FormDetail',
  Type.Object({ ...Summary, values: FormValues, decisions: Type.Array(Decided) }),
)
export type FormDetail = Static<typeof FormDetail>
export const FormPage = page('FormPage', FormSummary)

export const ListFormsQuery = closed({
  ...pageQuery,
  ...withTotal,
  kind: Type.Optional(oneOf(formKinds)),
  state: Type.Optional(oneOf(formStates)),
  /** Only those whose next step is the caller's. */
  toDecide: Type.Optional(Type.Boolean()),
})
export type ListFormsQuery = Static<typeof ListFormsQuery>
export const FormParams = closed({ formId: Id('form') })
export const CreateFormRequest = closed({
  kind: oneOf(formKinds),
  /** Left out: for the caller. */
  subjectAccountId: Type.Optional(Id('account')),
  values: FormValues,
})
export type CreateFormRequest = Static<typeof CreateFormRequest>
const revision = Type.Integer({ minimum: 1 })
export const ChangeFormRequest = closed({ values: FormValues, revision })
export const FormRevision = closed({ revision })
export const DecideFormRequest = closed({
  decision: oneOf(formDecisions),
  revision,
  /** Wanted for a rejection. */
  reason: Type.Optional(Type.String({ maxLength: 500 })),
})
export type DecideFormRequest = Static<typeof DecideFormRequest>

export const CompanySeal = named(
  'CompanySeal',
  Type.Object({
    width: Type.Integer(),
    height: Type.Integer(),
    bytes: Type.Integer(),
    changedByName: nullable(Type.String()),
    changedAt: Instant,
    /** The picture, base64. */
    png: Type.String(),
  }),
)
export type CompanySeal = Static<typeof CompanySeal>
export const CompanySealAnswer = named('CompanySealAnswer', Type.Object({ seal: nullable(CompanySeal) }))
export const ChangeCompanySealRequest = closed({
  /** A PNG, base64. */
  png: Type.String({ minLength: 1, maxLength: Math.ceil((maxSealBytes * 4) / 3) + 4 }),
})
