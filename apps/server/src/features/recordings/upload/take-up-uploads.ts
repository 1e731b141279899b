import { serverOrigin } from '../../audit/index.ts'
import type { UploadStore } from './upload.store.ts'
import type { Uploads } from './uploads.service.ts'

const batch = 200

/** After a start: verifies what had come whole when the server stopped. Returns how many uploads were looked at. */
export async function takeUpUploads(
  store: Pick<UploadStore, 'listUnfinished'>,
  uploads: Pick<Uploads, 'finishComplete'>,
): Promise<number> {
  let total = 0
  for (let after = ''; ;) {
    const rows = await store.listUnfinished(after, batch)
    for (const row of rows) await uploads.finishComplete(row.recording_id, serverOrigin(row.company_id))
    total += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return total
    after = last.recording_id
  }
}
