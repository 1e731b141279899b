import type { SchemaTools } from '../platform/db/index.ts'

/**
 * What the company knows of the person (ADM-3): work number, carrier, birth date, when they left, and since when
 * somebody is no agent any more. A number is one person's; leaving frees it, and
 * ends the tokens of the agent's browser.
 */
export async function up({ addColumns, createIndex, types }: SchemaTools): Promise<void> {
  await addColumns('accounts', {
    phone_number: types.key(20),
    carrier: types.key(60),
    birth_on: types.key(10),
    deactivated_at: types.instant,
    agent_ended_at: types.instant,
  })
  await createIndex('accounts_phone_number', 'accounts', ['company_id', 'phone_number'], { unique: true })
  await createIndex('browser_tokens_agent', 'browser_tokens', ['agent_id'])
}

export async function down({ dropColumns, dropIndex }: SchemaTools): Promise<void> {
  await dropIndex('browser_tokens_agent', 'browser_tokens')
  await dropIndex('accounts_phone_number', 'accounts')
  await dropColumns('accounts', ['phone_number', 'carrier', 'birth_on', 'deactivated_at', 'agent_ended_at'])
}
