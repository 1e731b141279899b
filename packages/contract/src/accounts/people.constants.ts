/** Where somebody's account stands. */
export const accountStates = ['active', 'locked', 'deactivated'] as const
export type AccountState = (typeof accountStates)[number]

/** What can be done to many accounts at once. */
export const accountBulkActs = ['move', 'deactivate'] as const
export type AccountBulkAct = (typeof accountBulkActs)[number]
