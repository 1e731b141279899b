import type { Clock } from '../../../../platform/clock/index.ts'
import type { UploadStore } from '../upload.store.ts'
import type { Uploads } from '../uploads.service.ts'

export const expireUploads = 'expire-uploads'

const batch = 200

/** Removes what came of uploads that nobody went on with for weeks. Returns how many. */
export async function runExpireUploads(deps: {
  readonly clock: Pick<Clock, 'now'>
  readonly store: Pick<UploadStore, 'listExpired'>
  readonly uploads: Pick<Uploads, 'expire'>
}): Promise<number> {
  let total = 0
  for (;;) {
    const expired = await deps.store.listExpired(deps.clock.now(), batch)
    for (const recordingId of expired) await deps.uploads.expire(recordingId)
    total += expired.length
    if (expired.length < batch) return total
  }
}
