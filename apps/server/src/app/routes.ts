import type { FastifyInstance } from 'fastify'
import type { Container } from './container.ts'

/** Registers the operations of every slice. */
export function registerRoutes(app: FastifyInstance, container: Container): void {
  const { audit, organization, accounts, devices, lines, gateway, dispositions, calls, recordings } =
    container
  audit.registerRoutes(app)
  for (const slice of [organization, accounts, devices, lines, gateway, dispositions, calls, recordings])
    slice.routes(app)
}
