import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SeededCompany } from '@smartym/server'

/** What the demo remembers from its first start: people with their passwords, and the CRM's keys. */
export interface DemoState {
  company: SeededCompany
  /** The CRM's key by the port of the server; a key names the origins of the CRM's pages. */
  apiKeys: Record<string, string>
}

const fileName = 'demo.json'

/** Undefined before the first start was finished. */
export function findDemoState(dataDir: string): DemoState | undefined {
  const path = join(dataDir, fileName)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as DemoState) : undefined
}

/** Passwords and keys stand in it: for its owner's eyes only. */
export function writePrivately(path: string, content: object): void {
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}

export function saveDemoState(dataDir: string, state: DemoState): void {
  writePrivately(join(dataDir, fileName), state)
}
