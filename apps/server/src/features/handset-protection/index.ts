import type { FastifyInstance } from 'fastify'
import type { Jobs } from '../../platform/jobs/index.ts'
import { type AppLocksDeps, createAppLocks } from './app-locks.service.ts'
import { createIntegrities, type IntegritiesDeps } from './integrities.service.ts'
import { registerIntegrityJob } from './jobs/follow-integrity.job.ts'
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
    registerJobs: (jobs: Pick<Jobs, 'register'>): void => registerIntegrityJob(jobs, integrities.follow),
    routes: (app: FastifyInstance): void => registerProtectionRoutes(app, locks),
  }
}
export type HandsetProtectionSlice = ReturnType<typeof createHandsetProtectionSlice>
