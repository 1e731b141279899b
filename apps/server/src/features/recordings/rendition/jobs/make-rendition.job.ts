import type { Db } from '../../../../platform/db/index.ts'
import type { Jobs } from '../../../../platform/jobs/index.ts'
import type { RenditionTool } from '../rendition-tool.ts'
import type { Renditions } from '../renditions.service.ts'
import type { RenditionsStore } from '../renditions.store.ts'

const makeRenditionJob = 'make-rendition'
export const takeUpMissingRenditions = 'take-up-missing-renditions'

const maxAttempts = 5
const batch = 200
/** ffmpeg takes a whole core. */
const concurrency = 1
/** An hour of sound takes about half a minute. */
const leaseMs = 120_000

/** What a job to make a rendition says. */
export function newRenditionJob(recordingId: string) {
  return { kind: makeRenditionJob, payload: { recordingId }, uniqueKey: recordingId, maxAttempts }
}

function recordingIdOf(payload: unknown): string {
  const { recordingId } = payload as ReturnType<typeof newRenditionJob>['payload']
  return recordingId
}

export function registerRenditionJob(jobs: Pick<Jobs, 'register'>, renditions: Renditions): void {
  jobs.register(makeRenditionJob, {
    concurrency,
    leaseMs,
    run: (job) => renditions.render(recordingIdOf(job.payload), job.signal, job.attempt >= maxAttempts),
  })
}

/** Once ffmpeg is there, what waited for it is made after all. Returns how many. */
export async function takeUpMissing(deps: {
  readonly db: Pick<Db, 'transaction'>
  readonly store: RenditionsStore
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly tool: RenditionTool
}): Promise<number> {
  if (!(await deps.tool.isThere())) return 0
  let total = 0
  for (let after = ''; ;) {
    const ids = await deps.store.listInState('missing_tool', after, batch)
    await deps.db.transaction(async (tx) => {
      for (const id of ids) {
        await deps.store.saveState(tx, id, 'pending')
        await deps.jobs.enqueue(tx, newRenditionJob(id))
      }
    })
    total += ids.length
    const last = ids.at(-1)
    if (last === undefined || ids.length < batch) return total
    after = last
  }
}
