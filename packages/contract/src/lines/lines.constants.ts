/** What has been done to a line. */
export const lineChangeCauses = ['created', 'changed', 'bound', 'unbound', 'verified'] as const
export type LineChangeCause = (typeof lineChangeCauses)[number]

/** Digits of the code that a line is verified by. */
export const lineCodeDigits = 6
