import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import { createSettingChangesStore } from './setting-changes.store.ts'
import { registerSettingsRoutes } from './settings.routes.ts'
import { createSettingsService } from './settings.service.ts'
import { createSettingsStore } from './settings.store.ts'

export { definitionResponses } from './setting-definitions.rules.ts'
export { type StoredSettingChange, storedChangeOf } from './setting-changes.store.ts'
export { type SettingKey, settingsCatalogue, type SettingValue } from './settings.catalogue.ts'
export {
  effectiveValue,
  isSameValue,
  type SettingsPlace,
  type StoredValues,
  wantedVersion,
} from './settings.rules.ts'
export { ensureEdits, type SettingChange, type SettingEdit } from './settings.service.ts'
export type { CompanySettings } from './settings.store.ts'
export type { SettingChangeRow, SettingsLevel, SettingsTables } from './settings.table.ts'

export interface SettingsSliceDeps {
  readonly db: Pick<Db, 'read'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

/** What companies set for their phones, agents, dialing and listening. */
export function createSettingsSlice({ db, clock, ids, audit }: SettingsSliceDeps) {
  const service = createSettingsService({
    store: createSettingsStore(db),
    changes: createSettingChangesStore(db),
    clock,
    ids,
    audit,
  })
  return { ...service, routes: (app: FastifyInstance): void => registerSettingsRoutes(app, service) }
}
export type SettingsSlice = ReturnType<typeof createSettingsSlice>
