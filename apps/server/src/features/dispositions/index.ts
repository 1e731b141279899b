import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { registerDispositionsRoutes } from './dispositions.routes.ts'
import { createDispositionsService } from './dispositions.service.ts'
import { createDispositionsStore } from './dispositions.store.ts'

export type { DispositionsTables } from './dispositions.table.ts'

export interface DispositionsSliceDeps {
  readonly db: Pick<Db, 'read'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly settings: Pick<SettingsSlice, 'raiseVersion'>
}

/** What agents may say of a call. */
export function createDispositionsSlice({ db, clock, ids, settings }: DispositionsSliceDeps) {
  const store = createDispositionsStore(db)
  const service = createDispositionsService({ store, clock, ids, onChanged: settings.raiseVersion })
  return {
    ...service,
    routes: (app: FastifyInstance): void => registerDispositionsRoutes(app, service),
  }
}
export type DispositionsSlice = ReturnType<typeof createDispositionsSlice>
