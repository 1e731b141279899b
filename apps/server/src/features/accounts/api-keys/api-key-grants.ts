import { type Permission, rolePermissions } from '@smartym/contract'
import { requestInvalid } from '../../../platform/errors/index.ts'
import { isNetwork } from '../../../platform/networks/index.ts'
import { permissionNotGrantable } from '../accounts.errors.ts'
import { isOrigin } from './origins.rules.ts'

/** An integrator's permissions, and what needs none. */
export const permissionsOfKeys: readonly Permission[] = ['self', ...rolePermissions.integrator.permissions]

/** What may be asked for a key. */
export interface AskedOfKey {
  readonly permissions?: readonly Permission[] | undefined
  readonly origins?: readonly string[] | undefined
  readonly networks?: readonly string[] | undefined
  readonly expiresAt?: number | null | undefined
}

/** Throws `accounts.permission_not_grantable`, or `request.invalid` for what is no origin, no network or no time to come. */
export function ensureGrantable(asked: AskedOfKey, now: number): void {
  const { permissions = [], origins = [], networks = [], expiresAt = null } = asked
  const refused = permissions.find((permission) => !permissionsOfKeys.includes(permission))
  if (refused !== undefined) throw permissionNotGrantable({ permission: refused })
  const members = [
    ...(origins.every(isOrigin) ? [] : [{ path: 'body/origins', rule: 'origin' }]),
    ...(networks.every(isNetwork) ? [] : [{ path: 'body/networks', rule: 'network' }]),
    ...(expiresAt === null || expiresAt > now ? [] : [{ path: 'body/expiresAt', rule: 'future' }]),
  ]
  if (members.length > 0) throw requestInvalid({ members })
}
