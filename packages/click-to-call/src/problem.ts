/** A refusal or failure of the server: RFC 9457 problem details. `code` is stable; `title` is in the asked language. */
export class SmartymProblem extends Error {
  override readonly name = 'SmartymProblem'
  readonly code: string
  readonly status: number
  /** All members of the answer; those of `dialing.agent_*` are `agentState`, `notReadyReason`, `notReadyReasonName`, `since`, `possibleAt`. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(status: number, members: Readonly<Record<string, unknown>>) {
    super(typeof members['title'] === 'string' ? members['title'] : `HTTP ${status}`)
    this.status = status
    this.code = typeof members['code'] === 'string' ? members['code'] : 'server.internal'
    this.members = members
  }
}

/** The server gave no answer in time, or none at all, after all tries. */
export class SmartymUnreachable extends Error {
  override readonly name = 'SmartymUnreachable'
}
