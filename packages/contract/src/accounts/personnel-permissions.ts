import type { Permission } from '../permissions.ts'

/** What the key of a personnel system needs (ADM-3); the key of a CRM goes without. */
export const personnelPermissions: readonly Permission[] = [
  'organization:list',
  'organization:change',
  'accounts:list',
  'accounts:change',
]
