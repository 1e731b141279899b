import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import { registerSettingsRoutes } from './settings.routes.ts'
import { createSettingsService } from './settings.service.ts'
import { createSettingsStore } from './settings.store.ts'

export { type SettingKey, settingsCatalogue, type SettingValue } from './settings.catalogue.ts'
export type { SettingsPlace } from './settings.rules.ts'
export type { SettingChange } from './settings.service.ts'
export type { SettingsLevel } from './settings.table.ts'

export interface SettingsSliceDeps {
  readonly db: Pick<Db, 'read'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly audit: AuditRecorder
}

/** What companies set for their phones, agents, dialing and listening. */
export function createSettingsSlice({ db, clock, audit }: SettingsSliceDeps) {
  const service = createSettingsService({ store: createSettingsStore(db), clock, audit })
  return { ...service, routes: (app: FastifyInstance): void => registerSettingsRoutes(app, service) }
}
export type SettingsSlice = ReturnType<typeof createSettingsSlice>
