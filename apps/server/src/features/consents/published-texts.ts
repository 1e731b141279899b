import type { ConsentKind, ConsentWords } from '@smartym/contract'
import { createTimedCache } from '../../platform/cache/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { decodeJson } from '../../platform/db/index.ts'
import type { ConsentsStore } from './consents.store.ts'

const lifeMs = 5000
const maxKeptCompanies = 200

/** What people are asked for now. */
export interface PublishedText {
  readonly consentTextId: string
  readonly kind: ConsentKind
  readonly version: number
  readonly isRequired: boolean
  readonly title: ConsentWords
  readonly body: ConsentWords
}

/** The texts that each company asks for, at most 5 s old: every dial asks whether there are any. */
export function createPublishedTexts(
  store: Pick<ConsentsStore, 'listPublished'>,
  clock: Pick<Clock, 'monotonicMs'>,
) {
  return createTimedCache({
    clock,
    lifeMs,
    maxEntries: maxKeptCompanies,
    load: async (companyId: string): Promise<readonly PublishedText[]> =>
      (await store.listPublished(companyId)).map((row) => ({
        consentTextId: row.id,
        kind: row.kind,
        version: row.version ?? 0,
        isRequired: row.is_required === 1,
        title: decodeJson<ConsentWords>(row.title),
        body: decodeJson<ConsentWords>(row.body),
      })),
  })
}
export type PublishedTexts = ReturnType<typeof createPublishedTexts>
