import type { HandsetEvent } from '@smartym/handset-core'
import type { ServerRequests } from './server-requests.ts'

/**
 * Two ways lead from the server to the phone: the agent's first state may come over the link before the answer that says
 * who the agent is. It waits for that answer, since to the core a state of nobody is none.
 */
const answers: ReadonlySet<HandsetEvent['type']> = new Set([
  'sign_in.accepted',
  'sign_in.refused',
  'password_change.refused',
])

export function createSignInOrder(tell: (event: HandsetEvent) => void) {
  let isSigningIn = false
  const held: HandsetEvent[] = []
  return {
    watch: (requests: ServerRequests): ServerRequests => ({
      ...requests,
      signIn(loginId, password) {
        isSigningIn = true
        requests.signIn(loginId, password)
      },
      changePassword(typed) {
        isSigningIn = true
        requests.changePassword(typed)
      },
    }),
    tellOfLink(event: HandsetEvent): void {
      if (isSigningIn && event.type === 'agent_state.received') held.push(event)
      else tell(event)
    },
    tellOfRequest(event: HandsetEvent): void {
      tell(event)
      if (!answers.has(event.type)) return
      isSigningIn = false
      for (const late of held.splice(0)) tell(late)
    },
  }
}
