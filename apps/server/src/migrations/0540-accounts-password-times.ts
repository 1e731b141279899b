import type { SchemaTools } from '../platform/db/index.ts'

/**
 * When the password was set (null for those older than this column, whose age counts from the account's beginning), and
 * until when an initial one lets its owner set one.
 */
export async function up({ addColumns, types }: SchemaTools): Promise<void> {
  await addColumns('accounts', {
    password_set_at: types.instant,
    initial_password_expires_at: types.instant,
  })
}

export async function down({ dropColumns }: SchemaTools): Promise<void> {
  await dropColumns('accounts', ['password_set_at', 'initial_password_expires_at'])
}
