import { Type, type Static } from 'typebox'
import { AppLockPolicy, ReauthenticationPolicy } from '../app-lock/app-lock.schemas.ts'
import { IntegrityPolicy } from '../integrity/integrity.schemas.ts'
import { InboundPolicy } from '../text-messages/inbound.schemas.ts'
import { closed, named, nullable, oneOf } from '../schema.ts'
import { uploadAddressPattern, uploadNetworks } from './settings.constants.ts'
import { recordingMedia, recordingModes } from '../recordings/recordings.constants.ts'
import { dispositionClasses, dispositionConsequences } from '../dispositions/dispositions.constants.ts'

/** What a reason for not being ready is called, in four languages. */
export const NotReadyReasonName = named(
  'NotReadyReasonName',
  closed({ ko: Type.String(), en: Type.String(), ja: Type.String(), zh: Type.String() }),
)
export type NotReadyReasonName = Static<typeof NotReadyReasonName>

/** A reason for not being ready; `limitMs` is its longest time, null for none. Names in four languages. */
export const NotReadyReason = named(
  'NotReadyReason',
  closed({
    code: Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$' }),
    name: NotReadyReasonName,
    limitMs: nullable(Type.Integer({ minimum: 0 })),
  }),
)
export type NotReadyReason = Static<typeof NotReadyReason>

/** A disposition as the phone and the CRM offer it (CTC-7). */
export const DispositionChoice = named(
  'DispositionChoice',
  closed({
    code: Type.String({ pattern: '^[a-z][a-z0-9_]{0,31}$' }),
    name: closed({ ko: Type.String(), en: Type.String(), ja: Type.String(), zh: Type.String() }),
    dispositionClass: oneOf(dispositionClasses),
    consequence: oneOf(dispositionConsequences),
    /** Key that chooses it, one character. */
    shortcut: nullable(Type.String({ maxLength: 1 })),
  }),
)
export type DispositionChoice = Static<typeof DispositionChoice>

/** What agents do with recordings that lie on their phone (UPL-2, DEL-3). */
export const OwnRecordingsPolicy = named(
  'OwnRecordingsPolicy',
  closed({
    /** Nothing is uploaded but what the agent chooses. */
    isUploadByHand: Type.Boolean(),
    /** May the agent delete what the server does not have. */
    isUnsentDeletionAllowed: Type.Boolean(),
  }),
)
export type OwnRecordingsPolicy = Static<typeof OwnRecordingsPolicy>

/** How long the phone keeps its copy of what the server has stored (DEL-2). */
export const StoredCopiesPolicy = named(
  'StoredCopiesPolicy',
  closed({
    /** False: a copy goes as soon as the server has said *stored* (DEL-1). */
    areKept: Type.Boolean(),
    /** Copies go, the oldest first, while more of the phone's memory than this is in use; null for no such bound. */
    untilUsedPercent: nullable(Type.Integer({ minimum: 50, maximum: 90 })),
    /** Copies that are older go, but for important ones; null for no such bound. */
    forDays: nullable(Type.Integer({ minimum: 7, maximum: 92 })),
  }),
)
export type StoredCopiesPolicy = Static<typeof StoredCopiesPolicy>

/** A part of the day in which recordings travel, `18:00-00:00`; an end that is not after its beginning is the next day's. */
export const UploadWindow = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$',
  maxLength: 11,
})

/** Where recordings travel if not to the control server (UPL-3): `https://uploads.bank.example:8443`. */
export const UploadAddress = Type.String({ pattern: uploadAddressPattern, maxLength: 260 })

/** When recordings travel (UPL-1). */
export const UploadSchedule = named(
  'UploadSchedule',
  closed({
    /** None for at once. */
    windows: Type.Array(UploadWindow),
    /** Phones begin one after another through so much of a window. */
    spreadMs: Type.Integer({ minimum: 0 }),
    /** May the agent send a recording before its window. */
    isSendNowAllowed: Type.Boolean(),
    /** The company's time zone minus UTC. */
    utcOffsetMs: Type.Integer(),
  }),
)
export type UploadSchedule = Static<typeof UploadSchedule>

/** Everything that the server sets on a phone; `version` rises with each change (MON-2). */
export const HandsetSettings = named(
  'HandsetSettings',
  closed({
    version: Type.Integer({ minimum: 0 }),
    recordingMode: oneOf(recordingModes),
    recordingMedia: oneOf(recordingMedia),
    /** No recording, no call (REC-7). */
    isRecordingRequired: Type.Boolean(),
    wrapUpMs: Type.Integer({ minimum: 0 }),
    isDispositionRequired: Type.Boolean(),
    /** The phone shows customers' numbers masked (SEC-12); it dials them whole. */
    isNumberMasked: Type.Boolean(),
    notReadyReasons: Type.Array(NotReadyReason),
    dispositions: Type.Array(DispositionChoice),
    /** Uploads while the call runs (REC-9). */
    isLiveUploadOn: Type.Boolean(),
    uploadNetwork: oneOf(uploadNetworks),
    lowSpaceBytes: Type.Integer({ minimum: 0 }),
    lowBatteryPercent: Type.Integer({ minimum: 0, maximum: 100 }),
    maxClockOffsetMs: Type.Integer({ minimum: 0 }),
    /** Absent from a server that knows no lock. */
    appLock: Type.Optional(AppLockPolicy),
    reauthentication: Type.Optional(ReauthenticationPolicy),
    integrity: Type.Optional(IntegrityPolicy),
    inbound: Type.Optional(InboundPolicy),
    /** Of the line in this phone, E.164: by it the phone knows which of its SIMs that is. Null: it has none. */
    lineNumber: Type.Optional(nullable(Type.String({ maxLength: 16 }))),
    /** Absent from a server that leaves nothing of it to agents. */
    ownRecordings: Type.Optional(OwnRecordingsPolicy),
    /** Absent from a server that has every copy deleted at once. */
    storedCopies: Type.Optional(StoredCopiesPolicy),
    /** Absent from a server that wants everything at once. */
    uploadSchedule: Type.Optional(UploadSchedule),
    /** Absent where recordings travel to the control server. */
    uploadAddress: Type.Optional(UploadAddress),
  }),
)
export type HandsetSettings = Static<typeof HandsetSettings>
