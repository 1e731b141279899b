import type { SignedInAgent } from '@smartym/contract/frames'
import type { NetworkFault } from '../ports/index.ts'
import type { Step } from '../step/step.ts'

const rowKey = 'session'

/** The server wants another password before anything else (SEC-2). */
const changeRequired = 'accounts.password_change_required'

interface SessionRow {
  agent: SignedInAgent
  passwordExpiresAt?: number
}

/** Who works on this phone (SEC-1). Passwords go from the screen to the server and into no row. */
export function createSessionMachine() {
  let agent: SignedInAgent | null = null
  let isSigningIn = false
  let isSigningOut = false
  let faultCode: string | null = null
  let passwordChange: { faults: string[] } | null = null
  let passwordExpiresAt: number | null = null

  function setAgent(step: Step, next: SignedInAgent | null, expiresAt: number | null): void {
    isSigningIn = false
    isSigningOut = false
    if (next !== null) passwordChange = null
    if (JSON.stringify(next) === JSON.stringify(agent) && expiresAt === passwordExpiresAt) return
    agent = next
    passwordExpiresAt = next === null ? null : expiresAt
    const row = next && { agent: next, ...(expiresAt !== null && { passwordExpiresAt: expiresAt }) }
    step.put(rowKey, row)
  }

  return {
    restore(rows: Record<string, unknown>): void {
      const row = rows[rowKey] as SessionRow | undefined
      agent = row?.agent ?? null
      passwordExpiresAt = row?.passwordExpiresAt ?? null
    },
    requestSignIn(step: Step, loginId: string, password: string, isLinkOpen: boolean): void {
      if (agent !== null || isSigningIn) return
      if (!isLinkOpen) {
        faultCode = 'handset.offline'
        return
      }
      isSigningIn = true
      faultCode = null
      passwordChange = null
      step.order({ type: 'sign_in', loginId, password })
    },
    signInRefused(fault: NetworkFault): void {
      isSigningIn = false
      const mustChange = fault.code === changeRequired
      passwordChange = mustChange ? { faults: [] } : null
      faultCode = mustChange ? null : fault.code
    },
    signedIn(step: Step, next: SignedInAgent, expiresAt: number | null): void {
      faultCode = null
      setAgent(step, next, expiresAt)
    },
    /** Also for an agent who is signed in and was told that the password ends. */
    requestPasswordChange(
      step: Step,
      typed: { loginId: string; password: string; newPassword: string },
      isLinkOpen: boolean,
    ): void {
      if (isSigningIn) return
      passwordChange = { faults: [] }
      if (!isLinkOpen) {
        faultCode = 'handset.offline'
        return
      }
      isSigningIn = true
      faultCode = null
      step.order({ type: 'change_password', ...typed })
    },
    passwordChangeRefused(fault: NetworkFault, faults: string[]): void {
      isSigningIn = false
      faultCode = fault.code
      passwordChange = { faults }
    },
    /** The link's welcome says who is signed in; a sign-in or sign-out under way is answered on its own. */
    welcomed(step: Step, next: SignedInAgent | null): void {
      const isSame = next !== null && next.agentId === agent?.agentId
      if (next !== null || !isSigningIn) setAgent(step, next, isSame ? passwordExpiresAt : null)
    },
    requestSignOut(step: Step): void {
      if (agent === null || isSigningOut) return
      isSigningOut = true
      step.order({ type: 'sign_out' })
    },
    signOutRefused(): void {
      isSigningOut = false
    },
    signedOut(step: Step): void {
      setAgent(step, null, null)
    },
    agent: (): SignedInAgent | null => agent,
    isSigningOut: (): boolean => isSigningOut,
    signIn: (): { state: 'signed_out' | 'signing_in' | 'signed_in'; faultCode: string | null } => ({
      state: agent !== null ? 'signed_in' : isSigningIn ? 'signing_in' : 'signed_out',
      faultCode: agent === null || passwordChange !== null ? faultCode : null,
    }),
    passwordChange: (): { faults: string[] } | null => passwordChange,
    /** Server time, ms. */
    passwordExpiresAt: (): number | null => passwordExpiresAt,
  }
}
export type SessionMachine = ReturnType<typeof createSessionMachine>
