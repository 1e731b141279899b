/** A monthly review: made, looked into, signed by its reviewer; by a second person, too, where the reviewer acted in that month. */
export const reviewStates = ['open', 'in_review', 'countersigning', 'signed'] as const
export type ReviewState = (typeof reviewStates)[number]

export const findingSeverities = ['low', 'medium', 'high'] as const
export type FindingSeverity = (typeof findingSeverities)[number]

/** `done`: the measure has been taken. */
export const findingStates = ['open', 'done'] as const
export type FindingState = (typeof findingStates)[number]

/** What a review came to. */
export const reviewResults = ['clean', 'findings', 'serious'] as const
export type ReviewResult = (typeof reviewResults)[number]

/** Entries of the usage history that one finding can point at. */
export const maxFindingEntries = 20
/** Findings of one review. */
export const maxFindings = 100
