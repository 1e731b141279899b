import { createServer } from 'node:net'
import { leave } from './leave.ts'

/** The demo's addresses on this machine: server, CRM and phones on three ports in a row. */
export interface DemoPorts {
  server: number
  crm: number
  phones: number
}

export const host = '127.0.0.1'
export const originOf = (port: number): string => `http://${host}:${port}`

/** Leaves with a sentence that names the port which somebody else has. */
export async function reservePorts(first: number): Promise<DemoPorts> {
  const ports = { server: first, crm: first + 1, phones: first + 2 }
  for (const port of Object.values(ports)) {
    if (!(await isFree(port))) {
      leave(
        `Port ${port} is taken by another program: stop it, or choose others with npm start -- --port N (it takes N to N+2).`,
      )
    }
  }
  return ports
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}
