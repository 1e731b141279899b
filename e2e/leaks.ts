import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of the demo's state that nobody may read in a log. */
interface Secrets {
  readonly people: readonly { readonly name: string; readonly password: string }[]
  readonly apiKey: string
  readonly dataDir: string
}

const customersFile = join(import.meta.dirname, '../apps/sample-crm/src/server/customers.json')

/** Whole phone numbers, and what only proofs of a caller look like. */
const forms = [
  /(?:\+82|\b0)10-?\d{4}-?\d{4}\b/,
  /(?:Bearer|DPoP) [\w.-]{10}/,
  /\beyJ[\w-]{20,}\./,
  /__Host-/i,
]

function hiddenTexts({ people, apiKey, dataDir }: Secrets): ReadonlyMap<string, string> {
  const customers = JSON.parse(readFileSync(customersFile, 'utf8')) as { name: string; phoneNumber: string }[]
  const secrets = join(dataDir, 'secrets')
  return new Map([
    [apiKey, 'the CRM’s key'],
    ...people.map(({ password }) => [password, 'a password'] as const),
    ...[...people, ...customers].map(({ name }) => [name, 'a name'] as const),
    ...customers.map(({ phoneNumber }) => [phoneNumber.replaceAll('-', ''), 'a number'] as const),
    ...readdirSync(secrets).map(
      (name) => [readFileSync(join(secrets, name), 'utf8').trim(), `secret ${name}`] as const,
    ),
  ])
}

/** What stands in the logs of the demo's processes, and in `output`, that must not: where and what, never the text itself. */
export function findLeaks(demo: Secrets, output: string): string[] {
  const logs = join(demo.dataDir, 'logs')
  const texts = readdirSync(logs).map((name) => [name, readFileSync(join(logs, name), 'utf8')] as const)
  const hidden = hiddenTexts(demo)
  return [...texts, ['the launcher’s words', output] as const].flatMap(([where, text]) => [
    ...[...hidden].filter(([secret]) => text.includes(secret)).map(([, what]) => `${where}: ${what}`),
    ...forms.filter((form) => form.test(text)).map((form) => `${where}: ${form.source}`),
  ])
}
