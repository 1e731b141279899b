import type { IntegrityPolicy } from '@smartym/contract'
import { Value } from 'typebox/value'
import { createTimedCache } from '../../platform/cache/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import { type InvalidMember, requestInvalid } from '../../platform/errors/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import type { SettingDefinition } from './setting-definition.ts'
import type { ChangedValue, SettingChangesStore, StoredSettingChange } from './setting-changes.store.ts'
import { type SettingKey, settingsCatalogue, type SettingValue } from './settings.catalogue.ts'
import { settingChangedSince, settingsVersionChanged } from './settings.errors.ts'
import {
  effectiveValue,
  handsetSettingsOf,
  integrityPolicyOf,
  isSameValue,
  isSettingKey,
  type OwnHandsetSettings,
  type SettingsPlace,
} from './settings.rules.ts'
import type { SettingsStore } from './settings.store.ts'
import type { SettingsLevel } from './settings.table.ts'

const valuesLifeMs = 5000
const maxKeptCompanies = 200

export interface SettingsDeps {
  readonly store: SettingsStore
  readonly changes: SettingChangesStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

/** A value to be set for a company, a unit or a device. */
export interface SettingChange<K extends SettingKey> {
  readonly companyId: string
  readonly level: SettingsLevel
  /** Id of the company, unit or device. */
  readonly targetId: string
  readonly key: K
  readonly value: SettingValue<K>
}

/** A new value of a key, or none: then it is inherited again. */
export interface SettingEdit {
  readonly key: string
  readonly value?: unknown
}

/** Several values of one target that change at once. */
export interface SettingChangeSet {
  readonly companyId: string
  readonly level: SettingsLevel
  readonly targetId: string
  readonly edits: readonly SettingEdit[]
  readonly reason?: string
  /** The version that the person saw; undefined does not ask. */
  readonly expectedVersion?: number
  /** The change that this one takes back; its values must still stand as it left them. */
  readonly undoes?: StoredSettingChange
}

function faultOf(level: SettingsLevel, { key, value }: SettingEdit): InvalidMember | undefined {
  if (!isSettingKey(key)) return { path: key, rule: 'key' }
  const definition: SettingDefinition = settingsCatalogue[key]
  if (!definition.levels.includes(level)) return { path: key, rule: 'level' }
  const fits = value === undefined || Value.Check(definition.schema, value)
  return fits ? undefined : { path: key, rule: 'value' }
}

/** Throws `request.invalid` for values that do not fit, or do not belong there. */
export function ensureEdits(level: SettingsLevel, edits: readonly SettingEdit[]): void {
  const members = edits.flatMap((edit, index) => {
    const isTwice = edits.findIndex(({ key }) => key === edit.key) < index
    return isTwice ? [{ path: edit.key, rule: 'twice' }] : (faultOf(level, edit) ?? [])
  })
  if (members.length > 0) throw requestInvalid({ members })
}

function isOnHandset(key: string): boolean {
  const definition: SettingDefinition | undefined = isSettingKey(key) ? settingsCatalogue[key] : undefined
  return definition?.isOnHandset === true
}

/** What companies have set, read from memory that is at most 5 s old. */
export function createSettingsService({ store, changes, clock, ids, audit }: SettingsDeps) {
  const listeners: ((companyId: string) => void)[] = []
  const values = createTimedCache({
    clock,
    lifeMs: valuesLifeMs,
    maxEntries: maxKeptCompanies,
    load: (companyId: string) => store.loadValues(companyId),
  })

  async function raise(tx: Tx, companyId: string, expected?: number): Promise<number> {
    const version = await store.raiseVersion(tx, companyId, expected)
    if (version === undefined) throw settingsVersionChanged()
    tx.afterCommit(() => {
      values.forget(companyId)
      for (const listener of listeners) listener(companyId)
    })
    return version
  }

  async function effective<K extends SettingKey>(place: SettingsPlace, key: K): Promise<SettingValue<K>> {
    return effectiveValue((await values.get(place.companyId)).values, place, key)
  }

  async function saveEdits(tx: Tx, set: SettingChangeSet): Promise<ChangedValue[]> {
    const target = { company_id: set.companyId, target_id: set.targetId }
    const own = await store.listOwnValues(tx, target)
    const later = (set.undoes?.values ?? []).filter(({ key, after }) => !isSameValue(own.get(key), after))
    if (later.length > 0) throw settingChangedSince({ keys: later.map(({ key }) => key) })
    const changed: ChangedValue[] = []
    for (const { key, value } of set.edits) {
      const before = own.get(key)
      if (isSameValue(before, value)) continue
      const row = { ...target, setting_key: key }
      if (value === undefined) await store.deleteValue(tx, row)
      else await store.saveValue(tx, { ...row, level: set.level, value, changed_at: clock.now() })
      changed.push({
        key,
        ...(before !== undefined && { before }),
        ...(value !== undefined && { after: value }),
      })
    }
    return changed
  }

  /**
   * Changes several values of a target at once; audited with what was before. Undefined when all of them stood so
   * already. Throws `request.invalid` for values that do not fit, `settings.version_changed` when somebody was quicker,
   * `settings.changed_since` when there is something newer than what is taken back.
   */
  async function changeSet(
    tx: Tx,
    by: AuditOrigin,
    set: SettingChangeSet,
  ): Promise<StoredSettingChange | undefined> {
    ensureEdits(set.level, set.edits)
    const { companyId, level, targetId, reason = null } = set
    const undoesId = set.undoes?.id ?? null
    const version = await raise(tx, companyId, set.expectedVersion)
    const changed = await saveEdits(tx, set)
    if (changed.length === 0) return undefined
    const change = {
      id: ids.next('settingChange'),
      company_id: companyId,
      level,
      target_id: targetId,
      version,
      actor_kind: by.actor.kind,
      actor_id: by.actor.id,
      actor_name: by.actor.name,
      reason,
      values: changed,
      undoes_id: undoesId,
      undone_by_id: null,
      changed_at: clock.now(),
    }
    await changes.insertChange(tx, change)
    if (undoesId !== null) await changes.markUndone(tx, companyId, undoesId, change.id)
    if (changed.some(({ key }) => isOnHandset(key)))
      await store.saveTargetVersion(tx, { company_id: companyId, target_id: targetId }, version)
    await audit.record(tx, {
      ...by,
      kind: 'change',
      action: undoesId === null ? 'settings.changed' : 'settings.change_undone',
      object: { kind: level, id: targetId },
      reason,
      detail: {
        settingChangeId: change.id,
        version,
        values: changed,
        ...(undoesId !== null && { undoesId }),
      },
    })
    return change
  }

  return {
    /** The value that counts at a place. */
    effective,

    /** The company's own value. */
    get: <K extends SettingKey>(companyId: string, key: K): Promise<SettingValue<K>> =>
      effective({ companyId }, key),

    /** Everything that is set in a company. */
    companySettings: (companyId: string) => values.get(companyId),

    /** Everything a phone is told but for what is no setting. */
    async handsetSettings(place: SettingsPlace): Promise<OwnHandsetSettings> {
      const stored = await values.get(place.companyId)
      return handsetSettingsOf(stored.values, place, stored.version)
    },

    async integrityPolicy(place: SettingsPlace): Promise<IntegrityPolicy> {
      return integrityPolicyOf((await values.get(place.companyId)).values, place)
    },

    changeSet,

    /** Sets one value, for programs. Throws `request.invalid` for one that does not fit. */
    async change<K extends SettingKey>(tx: Tx, by: AuditOrigin, change: SettingChange<K>): Promise<void> {
      const { companyId, level, targetId, key, value } = change
      await changeSet(tx, by, { companyId, level, targetId, edits: [{ key, value }] })
    },

    findChange: changes.findChange,

    /** Tells that something else which phones are shown with their settings has changed. */
    async raiseVersion(tx: Tx, companyId: string): Promise<void> {
      const version = await raise(tx, companyId)
      await store.saveTargetVersion(tx, { company_id: companyId, target_id: companyId }, version)
    },

    /** Calls `listener` after the commit of every change in this process. */
    onChanged(listener: (companyId: string) => void): void {
      listeners.push(listener)
    },
  }
}
export type SettingsService = ReturnType<typeof createSettingsService>
