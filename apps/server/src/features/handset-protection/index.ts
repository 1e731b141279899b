import type { FastifyInstance } from 'fastify'
import { type AppLocksDeps, createAppLocks } from './app-locks.service.ts'
import { createIntegrities, type IntegritiesDeps } from './integrities.service.ts'
import { protectionReportHandlers } from './protection.reports.ts'
import { registerProtectionRoutes } from './protection.routes.ts'
import { protectionStore } from './protection.store.ts'

export type HandsetProtectionSliceDeps = Omit<AppLocksDeps, 'store'> & IntegritiesDeps

/** How phones protect what is on them: the lock of the app, and signs of tampering (SEC-4, SEC-10). */
export function createHandsetProtectionSlice(deps: HandsetProtectionSliceDeps) {
  const locks = createAppLocks({ ...deps, store: protectionStore })
  const integrities = createIntegrities(deps)
  return {
    reportHandlers: protectionReportHandlers(locks, integrities),
    /** Resolves when everything that follows from reports is done. */
    settled: integrities.settled,
    routes: (app: FastifyInstance): void => registerProtectionRoutes(app, locks),
  }
}
export type HandsetProtectionSlice = ReturnType<typeof createHandsetProtectionSlice>
