import type { ListenRule } from '@smartym/contract'

const dayMs = 24 * 3600 * 1000

/** What a rule looks at in whoever wants to listen. */
export interface RuledListener {
  /** Names of the rules that may count, the nearest first: the company's own role, then the built-in one. */
  readonly roles: readonly string[]
  readonly orgUnitId: string | null
}

/** What a rule looks at in the recording. */
export interface RuledRecording {
  readonly orgUnitId: string | null
  readonly startedAt: number
  readonly isMarked: boolean
}

function holds(
  { condition, days }: ListenRule,
  listener: RuledListener,
  recording: RuledRecording,
  now: number,
): boolean {
  switch (condition) {
    case 'never':
      return false
    case 'always':
      return true
    case 'other_teams':
      return recording.orgUnitId === null || recording.orgUnitId !== listener.orgUnitId
    case 'older':
      return days === null || now - recording.startedAt > days * dayMs
    case 'marked':
      return recording.isMarked
  }
}

/**
 * How many approvals the company's rules want (SEC-8): of the rules for the listener's role the strictest that holds; one where
 * there is no rule for the role. 0 lets it listen without asking.
 */
export function approvalsNeeded(
  rules: readonly ListenRule[],
  listener: RuledListener,
  recording: RuledRecording,
  now: number,
): number {
  const role = listener.roles.find((name) => rules.some((rule) => rule.role === name))
  if (role === undefined) return 1
  const holding = rules.filter((rule) => rule.role === role && holds(rule, listener, recording, now))
  return Math.max(0, ...holding.map((rule) => rule.approvers))
}
