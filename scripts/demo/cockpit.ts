import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SeededCompany } from '@smartym/server'
import type { PhonePage } from './phones.ts'
import { writePrivately } from './state.ts'

const built = join(import.meta.dirname, '../../apps/sample-crm/dist/cockpit')

/** Personas of the cockpit's switch, with the login id each stands for. */
const personaLogins = {
  agent: 'agent1',
  manager_a: 'manager-a',
  manager_b: 'manager-b',
  administrator: 'admin',
  auditor: 'auditor',
} as const

/** The folder that the server serves at `/demo/`. Its config carries the demo's passwords, which only this machine can fetch. */
export function writeCockpit(
  dir: string,
  {
    company,
    crmUrl,
    handsets,
    missingTools,
  }: {
    company: SeededCompany
    crmUrl: string
    handsets: PhonePage[]
    missingTools: string[]
  },
): void {
  rmSync(dir, { recursive: true, force: true })
  cpSync(built, dir, { recursive: true })
  const personas = Object.entries(personaLogins).flatMap(([key, loginId]) => {
    const person = company.people.find((each) => each.loginId === loginId)
    return person ? [{ key, name: person.name, loginId, password: person.password }] : []
  })
  writePrivately(join(dir, 'config.json'), { consoleUrl: '/', crmUrl, handsets, personas, missingTools })
}
