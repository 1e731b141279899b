import type { SignedInAgent } from '@smartym/contract/frames'
import type { NetworkFault } from '../ports/index.ts'
import type { Step } from '../step/step.ts'

const rowKey = 'session'

/** Who works on this phone (SEC-1). The password goes from the screen to the server and into no row. */
export function createSessionMachine() {
  let agent: SignedInAgent | null = null
  let isSigningIn = false
  let isSigningOut = false
  let faultCode: string | null = null

  function setAgent(step: Step, next: SignedInAgent | null): void {
    isSigningIn = false
    isSigningOut = false
    if (JSON.stringify(next) === JSON.stringify(agent)) return
    agent = next
    step.put(rowKey, next === null ? null : { agent: next })
  }

  return {
    restore(rows: Record<string, unknown>): void {
      agent = (rows[rowKey] as { agent: SignedInAgent } | undefined)?.agent ?? null
    },
    requestSignIn(step: Step, loginId: string, password: string, isLinkOpen: boolean): void {
      if (agent !== null || isSigningIn) return
      if (!isLinkOpen) {
        faultCode = 'handset.offline'
        return
      }
      isSigningIn = true
      faultCode = null
      step.order({ type: 'sign_in', loginId, password })
    },
    signInRefused(fault: NetworkFault): void {
      isSigningIn = false
      faultCode = fault.code
    },
    signedIn(step: Step, next: SignedInAgent): void {
      faultCode = null
      setAgent(step, next)
    },
    /** The link's welcome says who is signed in; a sign-in or sign-out under way is answered on its own. */
    welcomed(step: Step, next: SignedInAgent | null): void {
      if (next !== null || !isSigningIn) setAgent(step, next)
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
      setAgent(step, null)
    },
    agent: (): SignedInAgent | null => agent,
    isSigningOut: (): boolean => isSigningOut,
    signIn: (): { state: 'signed_out' | 'signing_in' | 'signed_in'; faultCode: string | null } => ({
      state: agent !== null ? 'signed_in' : isSigningIn ? 'signing_in' : 'signed_out',
      faultCode: agent === null ? faultCode : null,
    }),
  }
}
export type SessionMachine = ReturnType<typeof createSessionMachine>
