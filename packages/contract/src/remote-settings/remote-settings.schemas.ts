import { type Static, Type } from 'typebox'
import { Id, idPrefixes } from '../ids.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import { settingKinds, settingLevels, settingUnits } from '../settings/settings.constants.ts'

const Texts = named(
  'TextInFourLanguages',
  Type.Object({ ko: Type.String(), en: Type.String(), ja: Type.String(), zh: Type.String() }),
)
const SettingKeyText = Type.String({ pattern: '^[a-z_]+\\.[A-Za-z0-9]+$', maxLength: 80 })
const TargetId = Type.String({ pattern: `^(${idPrefixes.orgUnit}|${idPrefixes.device})_[0-9a-f]{32}$` })
/** A value has the form that its definition says. */
const SettingValue = Type.Unknown()

/** The company, a unit or a phone; `targetId` is left out for the company. */
export const SettingTarget = { level: oneOf(settingLevels), targetId: Type.Optional(TargetId) }
export type SettingTarget = { level: (typeof settingLevels)[number]; targetId?: string }

/** All that a form needs to know of one setting. */
export const SettingDefinitionResponse = named(
  'SettingDefinition',
  Type.Object({
    key: SettingKeyText,
    /** First part of the key: where it is shown. */
    group: Type.String(),
    name: Texts,
    help: Texts,
    /** Features of the product that it belongs to. */
    featureIds: Type.Array(Type.String()),
    kind: oneOf(settingKinds),
    unit: nullable(oneOf(settingUnits)),
    /** Null means that something else decides; the help says what. */
    isNullable: Type.Boolean(),
    minimum: nullable(Type.Number()),
    maximum: nullable(Type.Number()),
    /** Most entries of a list, most characters of a text. */
    maxItems: nullable(Type.Integer()),
    maxLength: nullable(Type.Integer()),
    pattern: nullable(Type.String()),
    options: Type.Array(Type.Object({ value: Type.String(), name: Texts })),
    default: SettingValue,
    levels: Type.Array(oneOf(settingLevels)),
    /** Phones are told it, and say when they have it. */
    isOnHandset: Type.Boolean(),
    /** Protects people or data; changes of it deserve a second look. */
    isSecurity: Type.Boolean(),
  }),
)
export type SettingDefinitionResponse = Static<typeof SettingDefinitionResponse>
export const SettingCatalogueResponse = named(
  'SettingCatalogue',
  Type.Object({ items: Type.Array(SettingDefinitionResponse) }),
)

/** Where a value comes from; `targetId` and `name` are null for the default and the company. */
export const SettingOrigin = named(
  'SettingOrigin',
  Type.Object({
    level: oneOf(['default', ...settingLevels]),
    targetId: nullable(Type.String()),
    name: nullable(Type.String()),
  }),
)
export type SettingOrigin = Static<typeof SettingOrigin>

export const SettingsAtTargetResponse = named(
  'SettingsAtTarget',
  Type.Object({
    ...SettingTarget,
    name: Type.String(),
    /** Goes with a change, which is refused when somebody else was quicker. */
    version: Type.Integer({ minimum: 0 }),
    items: Type.Array(
      Type.Object({
        key: SettingKeyText,
        value: SettingValue,
        origin: SettingOrigin,
        /** What would count without the target's own value. */
        inherited: SettingValue,
        /** Units and phones below that have a value of their own. */
        overriddenBelow: Type.Integer({ minimum: 0 }),
      }),
    ),
  }),
)
export type SettingsAtTargetResponse = Static<typeof SettingsAtTargetResponse>

/** New values of a target; a key without `value` goes back to what it inherits. */
const SettingEdits = Type.Array(closed({ key: SettingKeyText, value: Type.Optional(SettingValue) }), {
  minItems: 1,
  maxItems: 100,
})
export const PreviewSettingChangeRequest = closed({ ...SettingTarget, edits: SettingEdits })
export type PreviewSettingChangeRequest = Static<typeof PreviewSettingChangeRequest>

const Reach = {
  /** Units below the target, and it itself, for which a value changes. */
  orgUnits: Type.Integer({ minimum: 0 }),
  devices: Type.Integer({ minimum: 0 }),
  agents: Type.Integer({ minimum: 0 }),
}
export const SettingChangePreview = named(
  'SettingChangePreview',
  Type.Object({
    version: Type.Integer({ minimum: 0 }),
    ...Reach,
    changes: Type.Array(
      Type.Object({
        key: SettingKeyText,
        before: SettingValue,
        after: SettingValue,
        ...Reach,
        overriddenBelow: Type.Integer({ minimum: 0 }),
        /** The first of those that keep a value of their own. */
        overrides: Type.Array(
          Type.Object({
            level: oneOf(settingLevels),
            targetId: Type.String(),
            name: Type.String(),
            value: SettingValue,
          }),
        ),
      }),
    ),
  }),
)
export type SettingChangePreview = Static<typeof SettingChangePreview>

export const ChangeSettingsRequest = closed({
  ...SettingTarget,
  version: Type.Integer({ minimum: 0 }),
  reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  edits: SettingEdits,
})
export type ChangeSettingsRequest = Static<typeof ChangeSettingsRequest>

/** A change-set as the history shows it; `before` and `after` are the target's own values, absent for none. */
export const SettingChangeResponse = named(
  'SettingChange',
  Type.Object({
    settingChangeId: Id('settingChange'),
    level: oneOf(settingLevels),
    targetId: Type.String(),
    targetName: nullable(Type.String()),
    version: Type.Integer({ minimum: 0 }),
    changedAt: Instant,
    actorName: nullable(Type.String()),
    reason: nullable(Type.String()),
    values: Type.Array(
      Type.Object({
        key: Type.String(),
        before: Type.Optional(SettingValue),
        after: Type.Optional(SettingValue),
      }),
    ),
    /** The change that this one took back. */
    undoesId: nullable(Id('settingChange')),
    /** The change that took this one back. */
    undoneById: nullable(Id('settingChange')),
  }),
)
export type SettingChangeResponse = Static<typeof SettingChangeResponse>
export const SettingChangePage = page('SettingChangePage', SettingChangeResponse)
export const ListSettingChangesQuery = closed({
  ...pageQuery,
  ...withTotal,
  from: Type.Optional(Instant),
  /** Exclusive. */
  to: Type.Optional(Instant),
  level: Type.Optional(oneOf(settingLevels)),
  targetId: Type.Optional(TargetId),
})
export type ListSettingChangesQuery = Static<typeof ListSettingChangesQuery>
export const UndoSettingChangeRequest = closed({
  reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
})

/** How a phone stands to what it should have. */
export const settingReceiptStates = ['applied', 'waiting', 'offline', 'not_possible'] as const
export type SettingReceiptState = (typeof settingReceiptStates)[number]
export const SettingReceiptResponse = named(
  'SettingReceipt',
  Type.Object({
    deviceId: Id('device'),
    model: Type.String(),
    lineNumber: nullable(Type.String()),
    orgUnitId: nullable(Id('orgUnit')),
    agentName: nullable(Type.String()),
    state: oneOf(settingReceiptStates),
    wantedVersion: Type.Integer({ minimum: 0 }),
    appliedVersion: nullable(Type.Integer({ minimum: 0 })),
    appliedAt: nullable(Instant),
    lastHeartbeatAt: nullable(Instant),
    /** Names of settings that the phone could not follow. */
    unapplied: Type.Array(Type.String()),
  }),
)
export type SettingReceiptResponse = Static<typeof SettingReceiptResponse>
export const SettingReceiptPage = page('SettingReceiptPage', SettingReceiptResponse)
export const ListSettingReceiptsQuery = closed({
  ...pageQuery,
  ...withTotal,
  state: Type.Optional(oneOf(settingReceiptStates)),
  orgUnitId: Type.Optional(Id('orgUnit')),
  deviceId: Type.Optional(Id('device')),
})
export type ListSettingReceiptsQuery = Static<typeof ListSettingReceiptsQuery>
export const CountSettingReceiptsQuery = closed({
  orgUnitId: Type.Optional(Id('orgUnit')),
  deviceId: Type.Optional(Id('device')),
})
export const SettingReceiptCounts = named(
  'SettingReceiptCounts',
  Type.Object({
    applied: Type.Integer({ minimum: 0 }),
    waiting: Type.Integer({ minimum: 0 }),
    offline: Type.Integer({ minimum: 0 }),
    not_possible: Type.Integer({ minimum: 0 }),
  }),
)
export type SettingReceiptCounts = Static<typeof SettingReceiptCounts>
