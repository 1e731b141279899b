/** Class of a company's disposition code (CTC-7). */
export const dispositionClasses = [
  'right_party',
  'wrong_party',
  'number_invalid',
  'number_changed',
  'third_party',
  'callback_requested',
  'promise',
  'sale',
  'refused',
  'do_not_call',
  'no_contact',
  'other',
] as const
export type DispositionClass = (typeof dispositionClasses)[number]

/** What follows from a disposition. */
export const dispositionConsequences = ['retry', 'stop_number', 'stop_customer', 'done'] as const
export type DispositionConsequence = (typeof dispositionConsequences)[number]
