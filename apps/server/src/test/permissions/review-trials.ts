import type { Things } from './permission-world.ts'
import { exportOf, get, list, post, put, reason, remove, type TextOf, thing, type Trial } from './trial.ts'

const review: TextOf = ({ reviewId }) => `reviews/${reviewId}`
const read = (things: Things) => get(review(things))
const seen = { revision: 1 }
const finding = {
  ...seen,
  severity: 'low',
  text: '확인이 필요합니다.',
  measure: null,
  state: 'open',
  auditEntryIds: [],
}
const noFinding = `findings/fnd_${'0'.repeat(32)}`

/** Monthly reviews of the usage history: a company’s own, whoever’s acts they are about. */
export const reviewTrials = {
  listReviews: list('reviews?limit=200', ({ reviewId }) => reviewId),
  exportReviews: exportOf('reviews', ({ reviewMonth }) => reviewMonth),
  getReview: thing(read, read),
  printReview: thing((things) => get(`${review(things)}/print`), read),
  downloadReview: thing((things) => post(`${review(things)}/workbook`, { reason }), read),
  takeReview: thing((things) => put(`${review(things)}/reviewer`, seen), read),
  addFinding: thing((things) => post(`${review(things)}/findings`, finding), read),
  changeFinding: thing((things) => put(`${review(things)}/${noFinding}`, finding), read),
  deleteFinding: thing((things) => remove(`${review(things)}/${noFinding}?revision=1`), read),
  signReview: thing(
    (things) => post(`${review(things)}/signature`, { ...seen, result: 'clean', conclusion: '이상 없음' }),
    read,
  ),
  countersignReview: thing((things) => post(`${review(things)}/countersignature`, seen), read),
  returnReview: thing((things) => post(`${review(things)}/return`, { ...seen, reason }), read),
  addAddendum: thing((things) => post(`${review(things)}/addenda`, { text: '추가 확인' }), read),
} satisfies Readonly<Record<string, Trial>>
