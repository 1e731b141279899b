import type { Jobs } from '../../../platform/jobs/index.ts'

const followIntegrityJob = 'follow-integrity'
/** A burst of reports from many phones is worked off by several at a time. */
const concurrency = 4

/** What a job to put a distrusted phone out of use says. Each report makes its own: the signs of a later one may be worse. */
export function newIntegrityJob(companyId: string, deviceId: string) {
  return { kind: followIntegrityJob, payload: { companyId, deviceId } }
}

export function registerIntegrityJob(
  jobs: Pick<Jobs, 'register'>,
  follow: (companyId: string, deviceId: string) => Promise<void>,
): void {
  jobs.register(followIntegrityJob, {
    concurrency,
    run({ payload }) {
      const { companyId, deviceId } = payload as ReturnType<typeof newIntegrityJob>['payload']
      return follow(companyId, deviceId)
    },
  })
}
