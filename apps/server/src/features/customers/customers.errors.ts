import { defineError } from '../../platform/errors/index.ts'

export const revealReasonRequired = defineError('customers.reveal_reason_required')
export const tooManyReveals = defineError<{ limit: number; retryAfterSeconds: number }>(
  'customers.too_many_reveals',
)
export const tooManyNumberSearches = defineError<{ limit: number; retryAfterSeconds: number }>(
  'customers.too_many_number_searches',
)
