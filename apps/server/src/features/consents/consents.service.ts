import type { ConsentDecision, ConsentSource, HandsetConsent, Language } from '@smartym/contract'
import { createBatchLoader } from '../../platform/cache/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../audit/index.ts'
import { consentNotGiven, consentTextNotFound } from './consents.errors.ts'
import type { ConsentsStore, GivenRow } from './consents.store.ts'
import type { ConsentTextRow } from './consents.table.ts'
import type { PublishedTexts } from './published-texts.ts'

export interface ConsentsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: ConsentsStore
  readonly published: PublishedTexts
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
}

/** What a person says to a text. */
export interface SaidConsent {
  readonly accountId: string
  readonly consentTextId: string
  readonly decision: ConsentDecision
  readonly source: ConsentSource
  readonly deviceId: string | null
  readonly language: Language | null
  readonly at: number
  readonly isClockSynchronised: boolean
}

function isGiven(rows: readonly GivenRow[], consentTextId: string): boolean {
  return rows.some((row) => row.consent_text_id === consentTextId && row.withdrawn_at === null)
}

/** What people said to the texts that they are asked for (DIS-4). */
export function createConsentsService({ db, store, published, clock, ids, audit }: ConsentsDeps) {
  const ofAgents = createBatchLoader(store.listOfAgents)

  async function getPublishedOnce(
    tx: Tx,
    companyId: string,
    id: string,
  ): Promise<ConsentTextRow & { sha256: Uint8Array }> {
    const text = await store.findText(tx, companyId, id)
    const sha256 = text?.sha256 ?? null
    if (text === undefined || sha256 === null) throw consentTextNotFound()
    return { ...text, sha256 }
  }

  /** The same again changes nothing. Returns whether anything did. */
  async function record(tx: Tx, by: AuditOrigin, said: SaidConsent): Promise<boolean> {
    const { accountId, consentTextId, decision, source, deviceId, language, at } = said
    const text = await getPublishedOnce(tx, by.companyId, consentTextId)
    const before = await store.findConsent(tx, accountId, consentTextId)
    const wasGiven = before !== undefined && before.withdrawn_at === null
    if (wasGiven === (decision === 'given')) return false
    if (decision === 'withdrawn' && before === undefined) return false
    await store.saveConsent(tx, {
      account_id: accountId,
      consent_text_id: consentTextId,
      company_id: by.companyId,
      given_at: decision === 'given' ? at : (before?.given_at ?? at),
      withdrawn_at: decision === 'given' ? null : at,
      device_id: decision === 'given' ? deviceId : (before?.device_id ?? null),
      language: decision === 'given' ? language : (before?.language ?? null),
    })
    const id = ids.next('consentDecision')
    await store.insertDecision(tx, {
      id,
      company_id: by.companyId,
      account_id: accountId,
      consent_text_id: consentTextId,
      decision,
      source,
      device_id: deviceId,
      language,
      text_sha256: text.sha256,
      decided_at: at,
      is_clock_synchronised: Number(said.isClockSynchronised),
      recorded_at: clock.now(),
    })
    await audit.record(tx, {
      ...by,
      kind: 'change',
      action: decision === 'given' ? 'consents.given' : 'consents.withdrawn',
      object: { kind: 'consent_text', id: consentTextId },
      detail: { consentDecisionId: id, kind: text.kind, version: text.version, accountId, source },
    })
    return true
  }

  return {
    record,

    /** What an agent's phone is told: the published texts, and which of them the agent has agreed to. */
    async handsetConsents(companyId: string, agentId: string): Promise<HandsetConsent[]> {
      const texts = await published.get(companyId)
      if (texts.length === 0) return []
      const rows = await ofAgents.load(agentId)
      return texts.map(({ consentTextId, kind, version, isRequired }) => {
        const row = rows.find((each) => each.consent_text_id === consentTextId)
        const givenAt = row === undefined || row.withdrawn_at !== null ? null : row.given_at
        return { consentTextId, kind, version, isRequired, givenAt }
      })
    },

    /** Ids of the texts without which a company's phones do not dial; ask before the transaction. */
    async listRequired(companyId: string): Promise<readonly string[]> {
      const texts = await published.get(companyId)
      return texts.filter(({ isRequired }) => isRequired).map(({ consentTextId }) => consentTextId)
    },

    /** Has this person not agreed to one of these texts. */
    async isMissing(tx: Tx, accountId: string, required: readonly string[]): Promise<boolean> {
      if (required.length === 0) return false
      const rows = await store.listOfPerson(tx, accountId)
      return required.some((consentTextId) => !isGiven(rows, consentTextId))
    },

    /** Throws `consents.text_not_found`, `consents.not_given`. */
    async withdrawOwn(
      by: AuditOrigin,
      { accountId, consentTextId }: { readonly accountId: string; readonly consentTextId: string },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const at = clock.now()
        const said = { decision: 'withdrawn', source: 'console', deviceId: null, language: null } as const
        const isChanged = await record(tx, by, {
          ...said,
          accountId,
          consentTextId,
          at,
          isClockSynchronised: true,
        })
        if (!isChanged) throw consentNotGiven()
      })
    },
  }
}
export type ConsentsService = ReturnType<typeof createConsentsService>
