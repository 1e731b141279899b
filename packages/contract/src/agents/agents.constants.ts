/** Agent's work state (CTC-3, MON-5); the server owns it. */
export const agentStates = ['logged_out', 'available', 'in_call', 'wrap_up', 'not_ready'] as const
export type AgentState = (typeof agentStates)[number]

/** Who or what caused a change of state. */
export const stateCauses = ['agent', 'timer', 'call', 'manager', 'phone', 'policy', 'server'] as const
export type StateCause = (typeof stateCauses)[number]

/** Reasons that every company has; it adds its own codes (`[a-z][a-z0-9_]{0,31}`). */
export const builtInNotReadyReasons = ['break', 'training'] as const

/** Derived about an agent; shown beside the state, never instead of it (MON-4). */
export const agentFlags = [
  'long_call',
  'long_wrap_up',
  'link_lost',
  'unresponsive',
  'fault',
  'not_recording',
] as const
export type AgentFlag = (typeof agentFlags)[number]

/** What an agent may wish for. */
export const wishes = ['available', 'not_ready', 'logged_out'] as const
export type Wish = (typeof wishes)[number]
