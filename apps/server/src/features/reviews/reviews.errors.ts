import type { ReviewState } from '@smartym/contract'
import { defineError } from '../../platform/errors/index.ts'

export const reviewNotFound = defineError('reviews.not_found')
export const findingNotFound = defineError('reviews.finding_not_found')
export const reviewStateConflict = defineError<{ state: ReviewState }>('reviews.state_conflict')
export const reviewChangedMeanwhile = defineError('reviews.changed_meanwhile')
export const notTheReviewer = defineError('reviews.not_the_reviewer')
export const ownReviewActs = defineError('reviews.own_acts')
export const reviewResultConflict = defineError('reviews.result_conflict')
export const entriesNotOfMonth = defineError('reviews.entries_not_of_month')
export const tooManyFindings = defineError<{ maxFindings: number }>('reviews.too_many_findings')
