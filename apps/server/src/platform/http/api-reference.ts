import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { registerPublicRoutes } from './access.ts'
import { describeOperation, nameRefusals, nameSchemas, securitySchemes } from './openapi.ts'

/* The reference page brings its styles inside its script and makes its own style elements; only here is that allowed. */
const referencePolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"

/** `/openapi.json` (OpenAPI 3.1, from the contract's operations) and `/docs`, the reference page, which asks nothing of other servers. */
export async function registerApiReference(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'SmartyM', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: { securitySchemes },
    },
    transform: ({ schema, url, route }) => {
      const operation = route.config?.operation
      if (operation === undefined) return { schema: { ...schema, hide: true }, url }
      return { schema: { ...schema, ...describeOperation(operation) }, url }
    },
    transformObject: (document) =>
      nameRefusals(
        nameSchemas('openapiObject' in document ? document.openapiObject : document.swaggerObject),
      ),
  })
  await registerPublicRoutes(app, async (scope) => {
    scope.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
    scope.addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/docs')) reply.header('content-security-policy', referencePolicy)
    })
    await scope.register(scalar, {
      routePrefix: '/docs',
      configuration: { url: '/openapi.json', withDefaultFonts: false, telemetry: false },
    })
  })
}
