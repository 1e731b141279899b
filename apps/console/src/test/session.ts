import type { Permission, SessionResponse } from '@smartym/contract'
import { grantsAt } from '@smartym/contract/permissions'

const account = {
  accountId: `acc_${'1'.repeat(32)}`,
  loginId: 'manager',
  name: '한지원',
  role: 'manager',
  ownRoleId: null,
  orgUnitId: `org_${'1'.repeat(32)}`,
  orgUnitName: '서울센터',
  agentId: null,
  employeeNumber: null,
  extension: null,
  isLocked: false,
} as const

/** A session in Seoul with these permissions. */
export function sessionWith(...permissions: readonly Permission[]): SessionResponse {
  return {
    account,
    permissions: [...permissions],
    grants: grantsAt('subtree', permissions),
    ownRoleName: null,
    companyName: '새나루은행',
    timeZone: 'Asia/Seoul',
    csrfToken: 'token',
    idleExpiresAt: '2026-11-23T06:00:00.000Z',
    absoluteExpiresAt: '2026-11-23T16:00:00.000Z',
    passwordExpiresAt: null,
    isDemo: false,
    missingTools: [],
  }
}
