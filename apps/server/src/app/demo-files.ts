import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { registerPublicRoutes } from '../platform/http/index.ts'

/* The demo's page shows the console, the sample CRM and a phone beside each other; those have ports of their own on this machine. */
const demoPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "frame-src 'self' http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

/** Serves the demo's pages at `/demo/`; only the demo has a folder of them. */
export async function registerDemo(app: FastifyInstance, demoDir: string | undefined): Promise<void> {
  if (demoDir === undefined) return
  await registerPublicRoutes(app, async (scope) => {
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('content-security-policy', demoPolicy)
    })
    await scope.register(fastifyStatic, { root: demoDir, prefix: '/demo/', decorateReply: false })
    scope.get('/demo', { schema: { hide: true } }, async ({ url }, reply) =>
      reply.redirect(url.replace('/demo', '/demo/')),
    )
  })
}
