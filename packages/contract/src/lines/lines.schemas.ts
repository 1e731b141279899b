import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import {
  closed,
  Instant,
  manyChanged,
  named,
  nullable,
  oneOf,
  page,
  pageQuery,
  ShownPhoneNumber,
  withTotal,
} from '../schema.ts'
import { lineBulkActs, lineChangeCauses, lineCodeDigits } from './lines.constants.ts'

export const LineResponse = named(
  'Line',
  Type.Object({
    lineId: Id('line'),
    number: ShownPhoneNumber,
    carrier: Type.String(),
    /** The phone that the SIM is in. */
    deviceId: nullable(Id('device')),
    deviceModel: nullable(Type.String()),
    /** Who works on that phone, or for whom it was registered. */
    agentName: nullable(Type.String()),
    isVerified: Type.Boolean(),
    /** Null while it is not, and for lines that were verified before this was kept. */
    verifiedAt: nullable(Instant),
    createdAt: Instant,
  }),
)
export type LineResponse = Static<typeof LineResponse>
export const LinePage = page('LinePage', LineResponse)
export const ListLinesQuery = closed({
  ...pageQuery,
  ...withTotal,
  /** The end of the number (its last four digits count), part of the carrier's or the agent's name. */
  search: Type.Optional(Type.String({ maxLength: 100 })),
  orgUnitId: Type.Optional(Id('orgUnit')),
  /** Is it in a phone. */
  isBound: Type.Optional(Type.Boolean()),
  isVerified: Type.Optional(Type.Boolean()),
})
export type ListLinesQuery = Static<typeof ListLinesQuery>
export const LineParams = Type.Object({ lineId: Id('line') })

const phoneNumber = Type.String({ minLength: 3, maxLength: 40 })
const carrier = Type.String({ maxLength: 60 })
/** `phoneNumber` as people write it. */
export const CreateLineRequest = closed({
  phoneNumber,
  carrier: Type.Optional(carrier),
  deviceId: Type.Optional(Id('device')),
})
export type CreateLineRequest = Static<typeof CreateLineRequest>
/** What is absent stays. `deviceId` moves the SIM into a phone, null takes it out; another number must be verified anew. */
export const ChangeLineRequest = closed({
  phoneNumber: Type.Optional(phoneNumber),
  carrier: Type.Optional(carrier),
  deviceId: Type.Optional(nullable(Id('device'))),
})
export type ChangeLineRequest = Static<typeof ChangeLineRequest>

/** `carrier` belongs to `set_carrier`. */
export const ChangeLinesRequest = closed({
  act: oneOf(lineBulkActs),
  lineIds: Type.Array(Id('line'), { minItems: 1, maxItems: 200 }),
  carrier: Type.Optional(carrier),
})
export type ChangeLinesRequest = Static<typeof ChangeLinesRequest>
export const ChangeLinesResponse = manyChanged('LinesChanged', { lineId: Id('line') })
export type ChangeLinesResponse = Static<typeof ChangeLinesResponse>

/** One thing that was done to a line. */
export const LineChangeResponse = named(
  'LineChange',
  Type.Object({
    at: Instant,
    cause: oneOf(lineChangeCauses),
    /** The number after it. */
    number: ShownPhoneNumber,
    carrier: Type.String(),
    /** The phone after it. */
    deviceId: nullable(Id('device')),
    deviceModel: nullable(Type.String()),
    /** Null when a phone or the server did it. */
    actorName: nullable(Type.String()),
  }),
)
export type LineChangeResponse = Static<typeof LineChangeResponse>
export const LineHistory = named('LineHistory', Type.Object({ items: Type.Array(LineChangeResponse) }))

/** A code is under way by text message. */
export const LineCodeResponse = named(
  'LineCode',
  Type.Object({ expiresAt: Instant, triesLeft: Type.Integer() }),
)
export type LineCodeResponse = Static<typeof LineCodeResponse>
export const VerifyLineRequest = closed({ code: Type.String({ pattern: `^\\d{${lineCodeDigits}}$` }) })
