import type { SchemaTools } from '../platform/db/index.ts'

export async function up({ createIndex }: SchemaTools): Promise<void> {
  await createIndex('registration_codes_secret', 'registration_codes', ['secret_hash'], { unique: true })
}

export async function down({ dropIndex }: SchemaTools): Promise<void> {
  await dropIndex('registration_codes_secret', 'registration_codes')
}
