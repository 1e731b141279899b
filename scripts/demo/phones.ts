import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SeededPerson } from '@smartym/server'
import type { Children } from './children.ts'
import type { ConsoleSession } from './console-session.ts'
import { type DemoState, writePrivately } from './state.ts'

/** The pages of the agents' phones. */
export interface PhonePage {
  employeeNumber: string
  name: string
  url: string
}

export interface PhoneParts {
  dataDir: string
  serverUrl: string
  state: DemoState
  administrator: ConsoleSession
  children: Children
}

const main = 'apps/handset-sim/src/main.ts'

/** Starts a process with the phones of the agents that people see, each with a page. */
export async function startPhones(
  parts: PhoneParts,
  port: number,
  frameOrigins: string[],
): Promise<PhonePage[]> {
  const agents = agentsOf(parts.state, false)
  const file = await describe(parts, agents, { pagePort: port, frameOrigins })
  const line = await parts.children.start('phones', main, [file]).firstLine()
  const { pagesUrl } = JSON.parse(line) as { pagesUrl: string }
  return agents.map(({ employeeNumber, name }, index) => ({
    employeeNumber,
    name,
    url: `${pagesUrl}${index + 1}/`,
  }))
}

/** Starts a process with the phones of those who work by themselves. */
export async function startBackgroundPhones(parts: PhoneParts): Promise<number> {
  const agents = agentsOf(parts.state, true)
  const file = await describe(parts, agents, { pagePort: null })
  await parts.children.start('background-phones', main, [file]).firstLine()
  return agents.length
}

function agentsOf({ company }: DemoState, isBackground: boolean): SeededPerson[] {
  return company.people.filter((person) => person.agentId !== null && person.isBackground === isBackground)
}

/** Writes what the process is told; a phone that is new gets a single-use code and a SIM. */
async function describe(
  { dataDir, serverUrl, state, administrator }: PhoneParts,
  agents: readonly SeededPerson[],
  pages: { pagePort: number | null; frameOrigins?: string[] },
): Promise<string> {
  const everybody = state.company.people.filter((person) => person.agentId !== null)
  const handsets = []
  for (const { loginId, password, isBackground } of agents) {
    const dir = join(dataDir, 'handsets', loginId)
    const lineId = state.company.lineIds[everybody.findIndex((person) => person.loginId === loginId)]
    const registrationCode = existsSync(join(dir, 'handset.db'))
      ? undefined
      : await createCode(administrator, lineId)
    handsets.push({ dir, registrationCode, signIn: { loginId, password }, isBackground })
  }
  const path = join(dataDir, `${pages.pagePort === null ? 'background-phones' : 'phones'}.json`)
  writePrivately(path, { serverUrl, ...pages, handsets })
  return path
}

async function createCode(administrator: ConsoleSession, lineId: string | undefined): Promise<string> {
  const body = { isPreapproved: true, ...(lineId !== undefined && { lineId }) }
  return (await administrator.post<{ code: string }>('/api/v1/device-registration-codes', body)).code
}
