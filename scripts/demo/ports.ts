/** The demo's addresses on this machine: server, CRM and phones on three ports in a row. */
export interface DemoPorts {
  server: number
  crm: number
  phones: number
}

const host = '127.0.0.1'

export const originOf = (port: number): string => `http://${host}:${port}`

export function portsFrom(first: number): DemoPorts {
  return { server: first, crm: first + 1, phones: first + 2 }
}
