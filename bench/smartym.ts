import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type MeasuredServer, startMeasured } from './child.ts'
import { connectPhone, type ConnectedPhone } from './links/phones.ts'
import { type BenchPhone, seedPhones, type Seeded } from './servers/seed-phones.ts'

/** The control server with its phones, each of which can be connected by its index. */
export interface Smartym {
  readonly server: MeasuredServer<{ url: string }>
  readonly seeded: Seeded
  phone(index: number): BenchPhone
  connect(index: number): Promise<ConnectedPhone>
}

/** Runs something against a control server of its own, then throws all of it away. */
export async function withSmartym<T>(
  options: { readonly phones: number; readonly groupedCommits?: boolean; readonly password?: string },
  run: (smartym: Smartym) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'smartym-bench-'))
  const { phones, password, ...serverOptions } = options
  try {
    const seeded = await seedPhones(dataDir, phones, password)
    const server = await startMeasured<{ url: string }>('smartym', { dataDir, ...serverOptions })
    const phone = (index: number): BenchPhone => {
      const found = seeded.phones[index]
      if (found === undefined) throw new Error('more clients than phones')
      return found
    }
    try {
      return await run({
        server,
        seeded,
        phone,
        connect: (index) => connectPhone(server.ready.url, phone(index)),
      })
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
