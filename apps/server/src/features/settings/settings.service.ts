import type { HandsetSettings } from '@smartym/contract'
import { Value } from 'typebox/value'
import { createTimedCache } from '../../platform/cache/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/db/index.ts'
import { requestInvalid } from '../../platform/errors/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import { type SettingKey, settingsCatalogue, type SettingValue } from './settings.catalogue.ts'
import { effectiveValue, handsetSettingsOf, type SettingsPlace } from './settings.rules.ts'
import type { SettingsStore } from './settings.store.ts'
import type { SettingsLevel } from './settings.table.ts'

const valuesLifeMs = 5000
const maxKeptCompanies = 200

export interface SettingsDeps {
  readonly store: SettingsStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
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

/** What companies have set, read from memory that is at most 5 s old. */
export function createSettingsService({ store, clock, audit }: SettingsDeps) {
  const listeners: ((companyId: string) => void)[] = []
  const values = createTimedCache({
    clock,
    lifeMs: valuesLifeMs,
    maxEntries: maxKeptCompanies,
    load: (companyId: string) => store.loadValues(companyId),
  })

  async function raiseVersion(tx: Tx, companyId: string): Promise<void> {
    await store.raiseVersion(tx, companyId)
    tx.afterCommit(() => {
      values.forget(companyId)
      for (const listener of listeners) listener(companyId)
    })
  }

  async function effective<K extends SettingKey>(place: SettingsPlace, key: K): Promise<SettingValue<K>> {
    return effectiveValue((await values.get(place.companyId)).values, place, key)
  }

  return {
    /** The value that counts at a place. */
    effective,

    /** The company's own value. */
    get: <K extends SettingKey>(companyId: string, key: K): Promise<SettingValue<K>> =>
      effective({ companyId }, key),

    /** Everything a phone is told but for the dispositions. */
    async handsetSettings(place: SettingsPlace): Promise<Omit<HandsetSettings, 'dispositions'>> {
      const stored = await values.get(place.companyId)
      return handsetSettingsOf(stored.values, place, stored.version)
    },

    /** Sets a value; audited with what was before. Throws `request.invalid` for one that does not fit. */
    async change<K extends SettingKey>(tx: Tx, by: AuditOrigin, change: SettingChange<K>): Promise<void> {
      const { companyId, level, targetId, key, value } = change
      const definition = settingsCatalogue[key]
      const isLevel = (definition.levels as readonly SettingsLevel[]).includes(level)
      if (!isLevel) throw requestInvalid({ members: [{ path: key, rule: 'level' }] })
      if (!Value.Check(definition.schema, value))
        throw requestInvalid({ members: [{ path: key, rule: 'value' }] })
      const target = { company_id: companyId, target_id: targetId, setting_key: key }
      const before = await store.findValue(tx, target)
      await store.saveValue(tx, { ...target, level, value, changed_at: clock.now() })
      await raiseVersion(tx, companyId)
      await audit.record(tx, {
        ...by,
        kind: 'change',
        action: 'settings.changed',
        object: { kind: level, id: targetId },
        detail: { key, before: before ?? null, after: value },
      })
    },

    /** Tells that something else which phones are shown with their settings has changed. */
    raiseVersion,

    /** Calls `listener` after the commit of every change in this process. */
    onChanged(listener: (companyId: string) => void): void {
      listeners.push(listener)
    },
  }
}
export type SettingsService = ReturnType<typeof createSettingsService>
