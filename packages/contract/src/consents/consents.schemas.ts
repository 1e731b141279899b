import { type Static, Type } from 'typebox'
import { Id } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import {
  consentDecisions,
  consentKinds,
  consentSources,
  consentStandings,
  consentTextStates,
  maxConsentBodyLength,
} from './consents.constants.ts'

const Language = oneOf(['ko', 'en', 'ja', 'zh'])
const inFourLanguages = (maxLength: number) => {
  const text = Type.String({ maxLength })
  return { ko: text, en: text, ja: text, zh: text }
}
/** May have holes while it is a draft. */
const ConsentTitle = named('ConsentTitle', closed(inFourLanguages(200)))
const ConsentBody = named('ConsentBody', closed(inFourLanguages(maxConsentBodyLength)))
export type ConsentWords = Readonly<Record<'ko' | 'en' | 'ja' | 'zh', string>>

/** A text as the phone shows it. */
export const HandsetConsentText = named(
  'HandsetConsentText',
  Type.Object({
    consentTextId: Id('consentText'),
    title: ConsentTitle,
    body: ConsentBody,
  }),
)
export type HandsetConsentText = Static<typeof HandsetConsentText>
export const HandsetConsentTextList = named(
  'HandsetConsentTextList',
  Type.Object({ items: Type.Array(HandsetConsentText) }),
)
export const ListHandsetConsentTextsQuery = closed({
  /** Ids, with commas between. */
  consentTextIds: Type.String({ minLength: 1, maxLength: 600 }),
})

/** A published text, and whether the agent has agreed to it. */
export const HandsetConsent = named(
  'HandsetConsent',
  Type.Object({
    consentTextId: Id('consentText'),
    kind: oneOf(consentKinds),
    version: Type.Integer({ minimum: 1 }),
    /** Without it the agent's phone does not dial. */
    isRequired: Type.Boolean(),
    /** UTC ms; null when it has not been given, or was withdrawn. */
    givenAt: nullable(Type.Integer()),
  }),
)
export type HandsetConsent = Static<typeof HandsetConsent>

export const ConsentTextParams = closed({ consentTextId: Id('consentText') })

export const DraftConsentTextRequest = closed({
  kind: oneOf(consentKinds),
  isRequired: Type.Boolean(),
  title: ConsentTitle,
  body: ConsentBody,
})
export type DraftConsentTextRequest = Static<typeof DraftConsentTextRequest>
export const ChangeConsentTextRequest = closed({
  isRequired: Type.Optional(Type.Boolean()),
  title: Type.Optional(ConsentTitle),
  body: Type.Optional(ConsentBody),
})
export type ChangeConsentTextRequest = Static<typeof ChangeConsentTextRequest>

const Summary = {
  consentTextId: Id('consentText'),
  kind: oneOf(consentKinds),
  /** Null before it is published. */
  version: nullable(Type.Integer({ minimum: 1 })),
  state: oneOf(consentTextStates),
  isRequired: Type.Boolean(),
  title: ConsentTitle,
  createdAt: Instant,
  changedAt: Instant,
  publishedAt: nullable(Instant),
  publishedByName: nullable(Type.String()),
  /** When a newer version took its place, or it was retired. */
  endedAt: nullable(Instant),
  /** Agents within reach who stand by it … */
  given: Type.Integer({ minimum: 0 }),
  /** … of so many. */
  people: Type.Integer({ minimum: 0 }),
}
export const ConsentTextSummary = named('ConsentTextSummary', Type.Object(Summary))
export type ConsentTextSummary = Static<typeof ConsentTextSummary>
export const ConsentTextDetail = named(
  'ConsentTextDetail',
  Type.Object({
    ...Summary,
    body: ConsentBody,
    /** SHA-256 of kind, version, title and body, hex: what people agreed to. */
    sha256: nullable(Type.String()),
  }),
)
export type ConsentTextDetail = Static<typeof ConsentTextDetail>
export const ConsentTextPage = page('ConsentTextPage', ConsentTextSummary)
export const ListConsentTextsQuery = closed({
  ...pageQuery,
  ...withTotal,
  kind: Type.Optional(oneOf(consentKinds)),
  state: Type.Optional(oneOf(consentTextStates)),
})
export type ListConsentTextsQuery = Static<typeof ListConsentTextsQuery>

/** An agent, and where this one stands with a text. */
export const ConsentPerson = named(
  'ConsentPerson',
  Type.Object({
    accountId: Id('account'),
    name: Type.String(),
    employeeNumber: nullable(Type.String()),
    orgUnitId: Id('orgUnit'),
    orgUnitName: Type.String(),
    standing: oneOf(consentStandings),
    givenAt: nullable(Instant),
    withdrawnAt: nullable(Instant),
    deviceId: nullable(Id('device')),
    deviceModel: nullable(Type.String()),
    language: nullable(Language),
  }),
)
export type ConsentPerson = Static<typeof ConsentPerson>
export const ConsentPersonPage = page('ConsentPersonPage', ConsentPerson)
export const ListConsentPeopleQuery = closed({
  ...pageQuery,
  ...withTotal,
  standing: Type.Optional(oneOf(consentStandings)),
  search: Type.Optional(Type.String({ maxLength: 100 })),
  orgUnitId: Type.Optional(Id('orgUnit')),
})
export type ListConsentPeopleQuery = Static<typeof ListConsentPeopleQuery>

/** One thing that a person said to a text. */
export const ConsentDecisionResponse = named(
  'ConsentDecisionEntry',
  Type.Object({
    consentDecisionId: Id('consentDecision'),
    decision: oneOf(consentDecisions),
    /** When it was said, by the phone's clock as it was synchronised with the server's. */
    at: Instant,
    isClockSynchronised: Type.Boolean(),
    recordedAt: Instant,
    accountId: Id('account'),
    accountName: Type.String(),
    consentTextId: Id('consentText'),
    kind: oneOf(consentKinds),
    version: Type.Integer({ minimum: 1 }),
    source: oneOf(consentSources),
    deviceId: nullable(Id('device')),
    deviceModel: nullable(Type.String()),
    language: nullable(Language),
  }),
)
export type ConsentDecisionResponse = Static<typeof ConsentDecisionResponse>
export const ConsentDecisionPage = page('ConsentDecisionPage', ConsentDecisionResponse)
export const ListConsentDecisionsQuery = closed({
  ...pageQuery,
  ...withTotal,
  accountId: Type.Optional(Id('account')),
  consentTextId: Type.Optional(Id('consentText')),
  decision: Type.Optional(oneOf(consentDecisions)),
})
export type ListConsentDecisionsQuery = Static<typeof ListConsentDecisionsQuery>

/** A text as its reader sees it, with the own standing. */
export const OwnConsent = named(
  'OwnConsent',
  Type.Object({
    consentTextId: Id('consentText'),
    kind: oneOf(consentKinds),
    version: Type.Integer({ minimum: 1 }),
    isRequired: Type.Boolean(),
    title: ConsentTitle,
    body: ConsentBody,
    standing: oneOf(consentStandings),
    givenAt: nullable(Instant),
    withdrawnAt: nullable(Instant),
  }),
)
export type OwnConsent = Static<typeof OwnConsent>
export const OwnConsentList = named('OwnConsentList', Type.Object({ items: Type.Array(OwnConsent) }))
