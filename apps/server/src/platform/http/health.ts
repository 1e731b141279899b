import type { FastifyInstance } from 'fastify'

/** One thing that must work before this process can serve; rejects when it does not. */
export interface ReadinessCheck {
  readonly name: string
  /** May tell numbers that are worth knowing. */
  check(): Promise<void | Readonly<Record<string, number>>>
}

const open = { permission: 'public', auth: ['none'] } as const

async function askCheck({ name, check }: ReadinessCheck) {
  try {
    return { name, ok: true, ...(await check()) }
  } catch {
    return { name, ok: false }
  }
}

/** `/healthz`: the process lives. `/readyz`: it can serve; names what cannot. */
export function registerHealth(app: FastifyInstance, checks: readonly ReadinessCheck[]): void {
  app.get('/healthz', { config: open, schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config: open, schema: { hide: true } }, async (_request, reply) => {
    const results = await Promise.all(checks.map(askCheck))
    const isReady = results.every(({ ok }) => ok)
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not_ready', checks: results })
  })
}
