import type { FastifyInstance } from 'fastify'
import type { Container } from './container.ts'

const expiredAnswersBatch = 500

/** Registers the work of every slice, and the platform's own. */
export function registerJobs(container: Container, app: FastifyInstance): void {
  const { jobs, accounts, gateway, calls, recordings, integrations } = container
  for (const slice of [accounts, gateway, calls, recordings, integrations]) slice.registerJobs(jobs)
  const { idempotency } = app.httpServices
  jobs.schedule('delete-expired-answers', '*/10 * * * *', 'UTC', async () => {
    while ((await idempotency.deleteExpired(expiredAnswersBatch)) === expiredAnswersBatch);
  })
}
