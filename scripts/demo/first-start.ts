import { createServer, seedCompany } from '@smartym/server'
import { type DemoPorts, originOf } from './ports.ts'
import type { DemoState } from './state.ts'

/** Origins of the CRM's pages, however the browser calls this machine. */
export function crmOrigins({ crm }: DemoPorts): string[] {
  return [originOf(crm), `http://localhost:${crm}`]
}

/** Makes the demo's company in an empty database, before anything listens. */
export async function seedDemo(dataDir: string, ports: DemoPorts): Promise<DemoState> {
  const server = await createServer({
    environment: process.env,
    dataDir,
    logLevel: 'error',
    onSecretMade: (path) => process.stderr.write(`  made a secret: ${path} (mode 600; back it up)\n`),
  })
  try {
    const company = await seedCompany(server.container, { crmOrigins: crmOrigins(ports) })
    return { company, apiKeys: { [ports.server]: company.apiKey } }
  } finally {
    await server.stop()
  }
}
