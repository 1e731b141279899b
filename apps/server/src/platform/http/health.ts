import type { FastifyInstance } from 'fastify'

/** One thing that must work before this process can serve; rejects when it does not. */
export interface ReadinessCheck {
  readonly name: string
  check(): Promise<void>
}

const open = { permission: 'public', auth: ['none'] } as const

async function isFine(check: ReadinessCheck): Promise<boolean> {
  try {
    await check.check()
    return true
  } catch {
    return false
  }
}

/** `/healthz`: the process lives. `/readyz`: it can serve; names what cannot. */
export function registerHealth(app: FastifyInstance, checks: readonly ReadinessCheck[]): void {
  app.get('/healthz', { config: open, schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config: open, schema: { hide: true } }, async (_request, reply) => {
    const results = await Promise.all(
      checks.map(async (check) => ({ name: check.name, ok: await isFine(check) })),
    )
    const isReady = results.every(({ ok }) => ok)
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not_ready', checks: results })
  })
}
