import type { FastifyInstance } from 'fastify'
import type { Container } from './container.ts'

const expiredAnswersBatch = 500
/** Long enough to ask why something was done or not. */
const finishedJobsKeptMs = 14 * 24 * 3_600_000

/** Registers the work of every slice, and the platform's own. */
export function registerJobs(container: Container, app: FastifyInstance): void {
  const {
    clock,
    jobs,
    audit,
    settings,
    organization,
    accounts,
    reviews,
    gateway,
    customers,
    calls,
    recordings,
    handsetProtection,
    integrations,
    system,
  } = container
  for (const slice of [accounts, reviews, gateway, customers, calls, recordings, integrations, system])
    slice.registerJobs(jobs)
  handsetProtection.registerJobs(jobs)
  audit.registerJobs(jobs, {
    ...reviews.surroundings,
    /* The log is one for all companies: the one that keeps it longest decides. */
    async retentionDays() {
      const companies = await organization.listCompanies()
      const days = companies.map(({ companyId }) => settings.get(companyId, 'audit.retentionDays'))
      return Math.max(...(await Promise.all(days)))
    },
  })
  const { idempotency } = app.httpServices
  jobs.schedule('delete-expired-answers', '*/10 * * * *', 'UTC', async () => {
    while ((await idempotency.deleteExpired(expiredAnswersBatch)) === expiredAnswersBatch);
  })
  jobs.schedule('prune-jobs', '20 3 * * *', 'UTC', async () => {
    await jobs.prune(clock.now() - finishedJobsKeptMs)
  })
}
