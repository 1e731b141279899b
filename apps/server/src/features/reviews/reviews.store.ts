import type { Tx } from '../../platform/db/index.ts'
import type {
  ReviewAddendumRow,
  ReviewFindingRow,
  ReviewRow,
  ReviewSignatureRow,
  ReviewsTables,
} from './reviews.table.ts'

/** Writes reviews and what belongs to them. */
export const reviewsStore = {
  async insertReview(tx: Tx, row: ReviewRow): Promise<void> {
    await tx.on<ReviewsTables>().insertInto('reviews').values(row).execute()
  },

  findReview(tx: Tx, companyId: string, reviewId: string): Promise<ReviewRow | undefined> {
    return tx
      .on<ReviewsTables>()
      .selectFrom('reviews')
      .selectAll()
      .where('id', '=', reviewId)
      .where('company_id', '=', companyId)
      .executeTakeFirst()
  },

  /** False when somebody else was quicker. */
  async changeReview(tx: Tx, { id, revision }: ReviewRow, columns: Partial<ReviewRow>): Promise<boolean> {
    const changed = await tx
      .on<ReviewsTables>()
      .updateTable('reviews')
      .set({ ...columns, revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst()
    return changed.numUpdatedRows > 0n
  },

  /** False when it was told already, or signed since. */
  async markTold(tx: Tx, reviewId: string, at: number): Promise<boolean> {
    const marked = await tx
      .on<ReviewsTables>()
      .updateTable('reviews')
      .set({ overdue_told_at: at })
      .where('id', '=', reviewId)
      .where('overdue_told_at', 'is', null)
      .where('state', '!=', 'signed')
      .executeTakeFirst()
    return marked.numUpdatedRows > 0n
  },

  listFindings(tx: Tx, reviewId: string): Promise<ReviewFindingRow[]> {
    return tx
      .on<ReviewsTables>()
      .selectFrom('review_findings')
      .selectAll()
      .where('review_id', '=', reviewId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  },

  async insertFinding(tx: Tx, row: ReviewFindingRow): Promise<void> {
    await tx.on<ReviewsTables>().insertInto('review_findings').values(row).execute()
  },

  /** False when the review has no such finding. */
  async changeFinding(
    tx: Tx,
    { id, review_id }: Pick<ReviewFindingRow, 'id' | 'review_id'>,
    columns: Partial<ReviewFindingRow>,
  ): Promise<boolean> {
    const found = await tx
      .on<ReviewsTables>()
      .selectFrom('review_findings')
      .select('id')
      .where('id', '=', id)
      .where('review_id', '=', review_id)
      .executeTakeFirst()
    if (found === undefined) return false
    await tx.on<ReviewsTables>().updateTable('review_findings').set(columns).where('id', '=', id).execute()
    return true
  },

  /** False when the review has no such finding. */
  async deleteFinding(tx: Tx, reviewId: string, findingId: string): Promise<boolean> {
    const deleted = await tx
      .on<ReviewsTables>()
      .deleteFrom('review_findings')
      .where('id', '=', findingId)
      .where('review_id', '=', reviewId)
      .executeTakeFirst()
    return deleted.numDeletedRows > 0n
  },

  async insertSignature(tx: Tx, row: ReviewSignatureRow): Promise<void> {
    await tx.on<ReviewsTables>().insertInto('review_signatures').values(row).execute()
  },

  /** The reviewer’s. */
  findSignature(tx: Tx, reviewId: string): Promise<ReviewSignatureRow | undefined> {
    return tx
      .on<ReviewsTables>()
      .selectFrom('review_signatures')
      .selectAll()
      .where('review_id', '=', reviewId)
      .where('role', '=', 'reviewer')
      .executeTakeFirst()
  },

  /** Of a review that was given back. */
  async deleteSignature(tx: Tx, reviewId: string): Promise<void> {
    await tx
      .on<ReviewsTables>()
      .deleteFrom('review_signatures')
      .where('review_id', '=', reviewId)
      .where('role', '=', 'reviewer')
      .execute()
  },

  listAddenda(tx: Tx, reviewId: string): Promise<ReviewAddendumRow[]> {
    return tx
      .on<ReviewsTables>()
      .selectFrom('review_addenda')
      .selectAll()
      .where('review_id', '=', reviewId)
      .orderBy('added_at')
      .orderBy('id')
      .execute()
  },

  async insertAddendum(tx: Tx, row: ReviewAddendumRow): Promise<void> {
    await tx.on<ReviewsTables>().insertInto('review_addenda').values(row).execute()
  },
}
export type ReviewsStore = typeof reviewsStore
