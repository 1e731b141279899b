/** What has been done to a line. */
export const lineChangeCauses = ['created', 'changed', 'bound', 'unbound', 'verified'] as const
export type LineChangeCause = (typeof lineChangeCauses)[number]

/** Digits of the code that a line is verified by. */
export const lineCodeDigits = 6

/** What can be done to many lines at once: another carrier, out of their phones, off the list. */
export const lineBulkActs = ['set_carrier', 'take_out', 'remove'] as const
export type LineBulkAct = (typeof lineBulkActs)[number]
