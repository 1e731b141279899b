import type { Machines } from '../machines.ts'
import type { Step } from '../step/step.ts'

/** Signing out needs the server; without it the wish is said when it can be, and heeded from now on. */
export function leavePhone({ agentState, callRows, link, session }: Machines, step: Step): void {
  if (callRows.count() > 0) agentState.wish(step, 'logged_out', null, true)
  else if (link.isOpen()) session.requestSignOut(step)
  else agentState.wish(step, 'logged_out', null, false)
}
