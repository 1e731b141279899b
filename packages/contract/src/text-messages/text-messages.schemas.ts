import { Type, type Static } from 'typebox'
import { Id, idPrefixes } from '../ids.ts'
import {
  closed,
  Instant,
  named,
  nullable,
  oneOf,
  page,
  pageQuery,
  shownCustomer,
  withTotal,
} from '../schema.ts'
import {
  lmsMaxBytes,
  textFaults,
  textForms,
  textMessageStates,
  textTemplateLevels,
  textWithheldReasons,
} from './text-messages.constants.ts'

/** Length of a text as carriers and phones count it. */
const length = {
  /** In EUC-KR, with usual values in the variables' places. */
  bytes: Type.Integer(),
  form: nullable(oneOf(textForms)),
  /** Short messages that a phone makes of it. */
  parts: Type.Integer(),
}

const body = Type.String({ minLength: 1, maxLength: lmsMaxBytes, pattern: '\\S' })
const name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })
const targetId = Type.String({ pattern: `^(${idPrefixes.orgUnit}|${idPrefixes.line})_[0-9a-f]{32}$` })

/** The words with which callers are texted whom nobody answered; of line, unit and company the nearest counts (INB-1). */
export const TextTemplateResponse = named(
  'TextTemplate',
  Type.Object({
    textTemplateId: Id('textTemplate'),
    level: oneOf(textTemplateLevels),
    /** Null for the company. */
    targetId: nullable(targetId),
    targetName: Type.String(),
    name: Type.String(),
    /** Rises with each change. */
    version: Type.Integer({ minimum: 1 }),
    body: Type.String(),
    isAdvertising: Type.Boolean(),
    ...length,
    changedAt: Instant,
    changedBy: nullable(Type.String()),
  }),
)
export type TextTemplateResponse = Static<typeof TextTemplateResponse>
export const TextTemplateList = named(
  'TextTemplateList',
  Type.Object({ items: Type.Array(TextTemplateResponse) }),
)
export const TextTemplateParams = Type.Object({ textTemplateId: Id('textTemplate') })

/** `targetId` is left out for the company. */
export const CreateTextTemplateRequest = closed({
  level: oneOf(textTemplateLevels),
  targetId: Type.Optional(targetId),
  name,
  body,
  isAdvertising: Type.Boolean(),
})
export type CreateTextTemplateRequest = Static<typeof CreateTextTemplateRequest>
/** What is absent stays; refused when somebody else has made another version. */
export const ChangeTextTemplateRequest = closed({
  version: Type.Integer({ minimum: 1 }),
  name: Type.Optional(name),
  body: Type.Optional(body),
  isAdvertising: Type.Optional(Type.Boolean()),
})
export type ChangeTextTemplateRequest = Static<typeof ChangeTextTemplateRequest>

export const TextTemplateVersionResponse = named(
  'TextTemplateVersion',
  Type.Object({
    version: Type.Integer(),
    name: Type.String(),
    body: Type.String(),
    isAdvertising: Type.Boolean(),
    changedAt: Instant,
    changedBy: nullable(Type.String()),
  }),
)
export type TextTemplateVersionResponse = Static<typeof TextTemplateVersionResponse>
export const TextTemplateVersions = named(
  'TextTemplateVersions',
  Type.Object({ items: Type.Array(TextTemplateVersionResponse) }),
)

/** A text to a caller whom nobody answered, or why there was none. */
export const TextMessageResponse = named(
  'TextMessage',
  Type.Object({
    textMessageId: Id('textMessage'),
    callId: Id('call'),
    state: oneOf(textMessageStates),
    /** Of a failed one. */
    fault: nullable(oneOf(textFaults)),
    /** Of one that was withheld. */
    withheldReason: nullable(oneOf(textWithheldReasons)),
    ...shownCustomer,
    agentId: nullable(Id('agent')),
    agentName: nullable(Type.String()),
    orgUnitId: nullable(Id('orgUnit')),
    orgUnitName: nullable(Type.String()),
    /** Whose number it was sent by. */
    lineNumber: nullable(Type.String()),
    /** Null for one that was withheld. */
    body: nullable(Type.String()),
    parts: nullable(Type.Integer()),
    textTemplateId: nullable(Id('textTemplate')),
    templateVersion: nullable(Type.Integer()),
    /** The one that this repeats. */
    resendsId: nullable(Id('textMessage')),
    orderedAt: Instant,
    /** When it was known what became of it. */
    settledAt: nullable(Instant),
  }),
)
export type TextMessageResponse = Static<typeof TextMessageResponse>
export const TextMessagePage = page('TextMessagePage', TextMessageResponse)
export const ListTextMessagesQuery = closed({
  ...pageQuery,
  ...withTotal,
  from: Type.Optional(Instant),
  /** Exclusive. */
  to: Type.Optional(Instant),
  state: Type.Optional(oneOf(textMessageStates)),
  orgUnitId: Type.Optional(Id('orgUnit')),
  agentId: Type.Optional(Id('agent')),
  callId: Type.Optional(Id('call')),
})
export type ListTextMessagesQuery = Static<typeof ListTextMessagesQuery>
export const TextMessageParams = Type.Object({ textMessageId: Id('textMessage') })
