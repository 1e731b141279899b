import type { FastifyInstance } from 'fastify'
import type { Container } from './container.ts'

/** Registers the operations of every slice. */
export function registerRoutes(app: FastifyInstance, container: Container): void {
  const { audit, settings, organization, accounts, devices, lines, gateway, remoteSettings, consents } =
    container
  const { customers, dispositions, calls, agents, recordings, dialing, monitoring, integrations } = container
  audit.registerRoutes(app, container.exporter)
  organization.routes(app, container.exporter)
  for (const slice of [settings, accounts, devices, lines, gateway, remoteSettings, consents])
    slice.routes(app)
  for (const slice of [customers, dispositions, calls, agents, recordings, dialing]) slice.routes(app)
  container.textMessages.routes(app)
  container.handsetProtection.routes(app)
  container.reviews.routes(app)
  for (const slice of [container.lossReports, monitoring, integrations, container.system]) slice.routes(app)
}
