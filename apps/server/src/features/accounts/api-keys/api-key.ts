import type { Permission } from '@smartym/contract'

/** A CRM's key. */
export interface ApiKey {
  readonly apiKeyId: string
  readonly companyId: string
  readonly name: string
  readonly permissions: readonly Permission[]
  /** The key reaches this unit and all below it; null for the company. */
  readonly orgUnitId: string | null
  readonly origins: readonly string[]
  readonly createdAt: number
  readonly lastUsedAt: number | null
}
