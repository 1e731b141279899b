import type { Tx } from '../../platform/db/index.ts'
import type { CallsTables } from '../calls/index.ts'

/** Longer ago than any call lasts. */
const longestCallMs = 6 * 3600 * 1000

/** Calls that an agent has besides, read in the transaction in which one of them ends. */
export const openCalls = {
  /** The latest call of an agent that has not ended. */
  async findOpenCall(tx: Tx, agentId: string, now: number): Promise<string | undefined> {
    const row = await tx
      .on<CallsTables>()
      .selectFrom('calls')
      .select('id')
      .where('agent_id', '=', agentId)
      .where('started_at', '>=', now - longestCallMs)
      .where('phase', '!=', 'ended')
      .orderBy('started_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.id
  },
}
export type OpenCalls = typeof openCalls
