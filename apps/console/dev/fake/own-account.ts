import type { OwnAccountResponse, PendingSignIn, SignInStep } from '@smartym/contract'
import type { AccountResponse } from '@smartym/contract'
import { passwordPolicies } from '@smartym/rules/password-policy'
import { idOf, iso } from './random.ts'

const day = 24 * 3_600_000
const policy = passwordPolicies['kr-financial-2018']
const windows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36'

export const signInOptions = {
  isLocalOpen: true,
  providers: [{ companyId: idOf('com', 1), name: '새나루 통합인증' }],
}

/** A sign-in that wants this next. */
export function pendingOf(step: string): PendingSignIn {
  return {
    step: step as SignInStep,
    secondFactors: step === 'second_factor' ? ['totp', 'recovery_code'] : [],
    passwordChangeReason: step === 'password_change' ? 'initial' : null,
    passwordPolicy: policy,
    loginId: 'manager',
    name: '한지원',
    csrfToken: 'fake',
    expiresAt: iso(Date.now() + 600_000),
  }
}

export function ownAccountOf(account: AccountResponse): OwnAccountResponse {
  const hasFactors = account.loginId !== 'auditor'
  return {
    account,
    password: { setAt: iso(Date.now() - 62 * day), expiresAt: iso(Date.now() + 28 * day), policy },
    totp: hasFactors
      ? { createdAt: iso(Date.now() - 40 * day), lastUsedAt: iso(Date.now() - 3_600_000) }
      : null,
    passkeys: hasFactors
      ? [
          {
            passkeyId: idOf('sfa', 2),
            name: '업무용 노트북',
            createdAt: iso(Date.now() - 9 * day),
            lastUsedAt: null,
          },
        ]
      : [],
    recoveryCodesLeft: hasFactors ? 9 : 0,
    isSecondFactorForced: hasFactors,
    provider: null,
  }
}

const sessionTimes = (hoursAgo: number) => ({
  createdAt: iso(Date.now() - hoursAgo * 3_600_000),
  lastSeenAt: iso(Date.now() - hoursAgo * 60_000),
})

export const ownSessions = {
  items: [
    {
      sessionId: idOf('ses', 1),
      isCurrent: true,
      method: 'password',
      address: '10.20.3.14',
      userAgent: windows,
      ...sessionTimes(1),
    },
    {
      sessionId: idOf('ses', 2),
      isCurrent: false,
      method: 'provider',
      address: '10.20.3.77',
      userAgent: null,
      ...sessionTimes(6),
    },
  ],
}

export const ownSignIns = {
  items: [
    [1, 'accounts.signed_in', '10.20.3.14'],
    [6, 'accounts.signed_in', '10.20.3.77'],
    [7, 'accounts.sign_in_refused', '203.0.113.9'],
    [30, 'accounts.second_factor_refused', '10.20.3.14'],
    [31, 'agents.signed_in', '10.20.8.2'],
  ].map(([hours, action, address]) => ({
    at: iso(Date.now() - Number(hours) * 3_600_000),
    action: String(action),
    isRefused: String(action).endsWith('refused'),
    address: String(address),
    isOnPhone: String(action).startsWith('agents'),
  })),
}

export const totpSecret = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/SmartyM:manager?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=SmartyM',
}

export const enrolled = {
  recoveryCodes: Array.from({ length: 10 }, (_, n) => `7K2M-91QX-DH4C-TB${String(n).padStart(2, '0')}`),
}
