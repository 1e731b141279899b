import type { Permission, SessionResponse } from '@smartym/contract'

const account = {
  accountId: `acc_${'1'.repeat(32)}`,
  loginId: 'manager',
  name: '한지원',
  role: 'manager',
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
    scope: 'subtree',
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
