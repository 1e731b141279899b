import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import {
  closed,
  Instant,
  named,
  nullable,
  oneOf,
  page,
  pageQuery,
  ShownPhoneNumber,
  withTotal,
} from '../schema.ts'
import {
  listenAlertKinds,
  listenConditions,
  listenKinds,
  listenRequestStates,
  maxListenSet,
} from './recordings.constants.ts'

/** What a reason to listen is called, in four languages. */
const name = Type.String({ minLength: 1, maxLength: 60 })
const ListenReasonName = named('ListenReasonName', closed({ ko: name, en: name, ja: name, zh: name }))
const ReasonCode = Type.String({ pattern: '^[a-z][a-z0-9_]{0,19}$' })
const ReasonText = Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' })
const Note = Type.String({ maxLength: 500 })

/** A reason to listen from the company’s list (SEC-8). */
export const ListenReason = named('ListenReason', closed({ code: ReasonCode, name: ListenReasonName }))
export type ListenReason = Static<typeof ListenReason>

/** Why: one of the company’s reasons, and in one’s own words. */
export const ReasonedRequest = closed({ reason: ReasonCode, text: ReasonText })
export type ReasonedRequest = Static<typeof ReasonedRequest>

/**
 * A rule of the company on listening (SEC-8): somebody of this role, built in (its name) or the company’s own (its id), needs
 * so many approvals when the condition holds. Of several rules for a role the strictest that holds counts; a role without a
 * rule needs one approval. `days` belongs to `older`.
 */
export const ListenRule = named(
  'ListenRule',
  closed({
    role: Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' }),
    condition: oneOf(listenConditions),
    days: nullable(Type.Integer({ minimum: 1, maximum: 3650 })),
    approvers: Type.Integer({ minimum: 1, maximum: 2 }),
  }),
)
export type ListenRule = Static<typeof ListenRule>

/** What a recording's call was, for those who decide on it or were heard in it. */
const callFacts = {
  recordingId: Id('recording'),
  callId: Id('call'),
  agentName: nullable(Type.String()),
  customerNumber: ShownPhoneNumber,
  callStartedAt: Instant,
  durationMs: nullable(Type.Integer()),
}

export const ListenRequestResponse = named(
  'ListenRequest',
  Type.Object({
    /** Of a set: its first recording. */
    ...callFacts,
    listenRequestId: Id('listenRequest'),
    /** Recordings that it is for; more than one is a set, decided as one. */
    recordingCount: Type.Integer(),
    state: oneOf(listenRequestStates),
    reason: Type.String(),
    /** Null for a reason that the company has taken off its list. */
    reasonName: nullable(ListenReasonName),
    text: Type.String(),
    requesterId: Id('account'),
    requesterName: Type.String(),
    orgUnitName: nullable(Type.String()),
    createdAt: Instant,
    /** End of the request, or of the approval’s validity once approved. */
    expiresAt: Instant,
    /** Those who approved so far, and how many it takes. */
    approvals: Type.Array(
      Type.Object({ accountName: Type.String(), approvedAt: Instant, note: nullable(Type.String()) }),
    ),
    approvalsNeeded: Type.Integer(),
    /** Who approved last, rejected or withdrew; null when time did, or the server because a right was lost. */
    decidedByName: nullable(Type.String()),
    decidedAt: nullable(Instant),
    decisionNote: nullable(Type.String()),
    /** Of a set: the fewest that any of its recordings has left, or those of the recording that was asked for. */
    playsLeft: nullable(Type.Integer()),
    /** May this caller decide on it. */
    mayDecide: Type.Boolean(),
    /** May this caller withdraw it: the requester, or somebody who could have decided. */
    mayWithdraw: Type.Boolean(),
  }),
)
export type ListenRequestResponse = Static<typeof ListenRequestResponse>
export const ListenRequestPage = page('ListenRequestPage', ListenRequestResponse)
export const ListListenRequestsQuery = closed({
  ...pageQuery,
  ...withTotal,
  state: Type.Optional(oneOf(listenRequestStates)),
  recordingId: Type.Optional(Id('recording')),
  /** True: those of the caller alone; false: those of others alone. */
  mine: Type.Optional(Type.Boolean()),
  /** True: only what waits for the caller’s own decision, that is open and neither its request, its call nor approved by it. */
  decidable: Type.Optional(Type.Boolean()),
  /** When it was asked; `to` is exclusive. */
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  /** One of the company’s reasons. */
  reason: Type.Optional(ReasonCode),
  /** Part of the requester’s name. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
})
export type ListListenRequestsQuery = Static<typeof ListListenRequestsQuery>
export const ListenRequestRecordingResponse = named(
  'ListenRequestRecording',
  Type.Object({
    ...callFacts,
    orgUnitName: nullable(Type.String()),
    isMarked: Type.Boolean(),
    playsLeft: nullable(Type.Integer()),
  }),
)
export type ListenRequestRecordingResponse = Static<typeof ListenRequestRecordingResponse>
export const CreateListenRequestSetRequest = closed({
  recordingIds: Type.Array(Id('recording'), { minItems: 1, maxItems: maxListenSet, uniqueItems: true }),
  reason: ReasonCode,
  text: ReasonText,
})
export const DecideListenRequestRequest = closed({
  decision: oneOf(['approved', 'rejected']),
  note: Type.Optional(Note),
})
export const WithdrawListenRequestRequest = closed({ note: Type.Optional(Note) })

/** Somebody heard a recording of mine, or took it away, and why (ADM-13). */
export const ListenResponse = named(
  'Listen',
  Type.Object({
    ...callFacts,
    listenId: Id('listen'),
    at: Instant,
    kind: oneOf(listenKinds),
    listenerName: Type.String(),
    listenerUnitName: nullable(Type.String()),
    /** Null when the company’s rules let this person listen without asking. */
    reason: nullable(Type.String()),
    reasonName: nullable(ListenReasonName),
    text: nullable(Type.String()),
    approverNames: Type.Array(Type.String()),
  }),
)
export type ListenResponse = Static<typeof ListenResponse>
export const ListenPage = page('ListenPage', ListenResponse)
export const ListOwnListensQuery = closed({
  ...pageQuery,
  ...withTotal,
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  kind: Type.Optional(oneOf(listenKinds)),
})
export type ListOwnListensQuery = Static<typeof ListOwnListensQuery>

/** Somebody listened, or took away, more often on one day than the company finds usual (SEC-8). */
export const ListenAlertResponse = named(
  'ListenAlert',
  Type.Object({
    listenAlertId: Id('listenAlert'),
    kind: oneOf(listenAlertKinds),
    accountId: Id('account'),
    accountName: Type.String(),
    orgUnitName: nullable(Type.String()),
    /** Calendar day in the company’s time zone. */
    day: Type.String(),
    threshold: Type.Integer(),
    /** How many there are by now. */
    count: Type.Integer(),
    raisedAt: Instant,
    closedByName: nullable(Type.String()),
    closedAt: nullable(Instant),
    note: nullable(Type.String()),
    /** May this caller close it: never one’s own. */
    mayClose: Type.Boolean(),
  }),
)
export type ListenAlertResponse = Static<typeof ListenAlertResponse>
export const ListenAlertPage = page('ListenAlertPage', ListenAlertResponse)
export const ListListenAlertsQuery = closed({
  ...pageQuery,
  ...withTotal,
  isOpen: Type.Optional(Type.Boolean()),
})
export type ListListenAlertsQuery = Static<typeof ListListenAlertsQuery>
export const CloseListenAlertRequest = closed({ note: ReasonText })

/**
 * The player's ephemeral public key (uncompressed P-256 point, hex); the answer seals the data keys to it by HPKE with info
 * `"smartym/smr1/play" ‖ 00 ‖ grantId (UTF-8) ‖ A`, for the recording's key and for those of its renditions.
 */
export const CreateListenGrantRequest = closed({
  publicKey: Type.String({ pattern: '^04[0-9a-f]{128}$' }),
  purpose: oneOf(['play', 'verify']),
})
const SealedKey = closed({ enc: Type.String(), ciphertext: Type.String() })
export const ListenGrantResponse = named(
  'ListenGrant',
  Type.Object({
    listenGrantId: Id('listenGrant'),
    recordingId: Id('recording'),
    expiresAt: Instant,
    playsLeft: Type.Integer(),
    /** Envelope block A of the recording, 112 bytes, hex. */
    identityBlock: Type.String(),
    /** Data key of the sealed recording itself (hex members). */
    recordingKey: SealedKey,
    /** Data keys of the renditions, context `smartym/rendition ‖ 00 ‖ kind ‖ recordingId bytes`. */
    renditions: Type.Array(
      Type.Object({
        kind: oneOf(['mp3', 'peaks']),
        contentType: Type.String(),
        sizeBytes: Type.Integer(),
        sealedKey: SealedKey,
      }),
    ),
    /** SubjectPublicKeyInfo of the phone that sealed it, hex, so that the player verifies the seal. */
    devicePublicKey: Type.String(),
    /** Name shown over the player as a deterrent. */
    watermark: Type.String(),
    captions: nullable(
      Type.Array(
        Type.Object({
          fromMs: Type.Integer(),
          toMs: Type.Integer(),
          speaker: oneOf(['agent', 'customer']),
          text: Type.String(),
        }),
      ),
    ),
  }),
)
export type ListenGrantResponse = Static<typeof ListenGrantResponse>
