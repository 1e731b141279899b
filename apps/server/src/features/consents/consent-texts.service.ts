import { createHash } from 'node:crypto'
import type { ChangeConsentTextRequest, ConsentWords, DraftConsentTextRequest } from '@smartym/contract'
import type { Clock } from '../../platform/clock/index.ts'
import { type Db, decodeJson, encodeJson, isDuplicateKey, type Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../audit/index.ts'
import {
  consentTextNotFound,
  notADraft,
  notPublished,
  publishedMeanwhile,
  textIncomplete,
} from './consents.errors.ts'
import { agreedBytes, missingLanguages, textStateAfter } from './consents.rules.ts'
import type { ConsentsStore } from './consents.store.ts'
import type { ConsentTextRow } from './consents.table.ts'

export interface ConsentTextsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: ConsentsStore
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  /** Called after the commit when other texts are asked for than before. */
  readonly onPublished: (companyId: string) => void
}

/** Texts in the hands of administrators (DIS-4): drafted, published once, never changed afterwards. */
export function createConsentTexts({ db, store, clock, ids, audit, onPublished }: ConsentTextsDeps) {
  async function getDraft(tx: Tx, companyId: string, id: string): Promise<ConsentTextRow> {
    const row = await store.findText(tx, companyId, id)
    if (row === undefined) throw consentTextNotFound()
    if (row.state !== 'draft') throw notADraft({ state: row.state })
    return row
  }

  async function trace(
    tx: Tx,
    by: AuditOrigin,
    action: AuditAction,
    { id, kind, version }: Pick<ConsentTextRow, 'id' | 'kind' | 'version'>,
  ): Promise<void> {
    const object = { kind: 'consent_text', id } as const
    await audit.record(tx, { ...by, kind: 'change', action, object, detail: { kind, version } })
  }

  /* The version before ends in the same instant; two administrators at once cannot both be next. */
  async function publishNext(tx: Tx, by: AuditOrigin, draft: ConsentTextRow): Promise<void> {
    const { published, lastVersion } = await store.findLatest(tx, draft.company_id, draft.kind)
    const now = clock.now()
    const superseded = published && textStateAfter(published.state, 'supersede')
    if (published !== undefined && superseded !== undefined) {
      const columns = { state: superseded, ended_at: now }
      if (!(await store.changeText(tx, published, columns))) throw publishedMeanwhile()
    }
    const version = lastVersion + 1
    const words = { title: decodeJson<ConsentWords>(draft.title), body: decodeJson<ConsentWords>(draft.body) }
    const digest = createHash('sha256')
      .update(agreedBytes({ kind: draft.kind, version, ...words }))
      .digest()
    const isChanged = await store.changeText(tx, draft, {
      state: 'published',
      version,
      sha256: digest,
      changed_at: now,
      published_by: by.actor.id,
      published_by_name: by.actor.name,
      published_at: now,
    })
    if (!isChanged) throw publishedMeanwhile()
    await trace(tx, by, 'consents.text_published', { ...draft, version })
    tx.afterCommit(() => onPublished(draft.company_id))
  }

  return {
    /** Returns its id. */
    async draftText(
      by: AuditOrigin,
      { kind, isRequired, title, body }: DraftConsentTextRequest,
    ): Promise<string> {
      const id = ids.next('consentText')
      await db.transaction(async (tx) => {
        const now = clock.now()
        await store.insertText(tx, {
          id,
          company_id: by.companyId,
          kind,
          version: null,
          state: 'draft',
          is_required: Number(isRequired),
          title: encodeJson(title),
          body: encodeJson(body),
          sha256: null,
          created_at: now,
          changed_at: now,
          published_by: null,
          published_by_name: null,
          published_at: null,
          ended_at: null,
        })
        await trace(tx, by, 'consents.text_drafted', { id, kind, version: null })
      })
      return id
    },

    /** Throws `consents.text_not_found`, `consents.not_a_draft`. */
    async changeText(by: AuditOrigin, id: string, change: ChangeConsentTextRequest): Promise<void> {
      const { isRequired, title, body } = change
      await db.transaction(async (tx) => {
        const draft = await getDraft(tx, by.companyId, id)
        const isChanged = await store.changeText(tx, draft, {
          changed_at: clock.now(),
          ...(isRequired !== undefined && { is_required: Number(isRequired) }),
          ...(title !== undefined && { title: encodeJson(title) }),
          ...(body !== undefined && { body: encodeJson(body) }),
        })
        if (!isChanged) throw notADraft({ state: 'published' })
        await trace(tx, by, 'consents.text_changed', draft)
      })
    },

    /** Throws `consents.text_not_found`, `consents.not_a_draft`. */
    async deleteDraft(by: AuditOrigin, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const draft = await getDraft(tx, by.companyId, id)
        if (!(await store.deleteDraft(tx, id))) throw notADraft({ state: 'published' })
        await trace(tx, by, 'consents.text_deleted', draft)
      })
    },

    /**
     * Throws `consents.text_not_found`, `consents.not_a_draft`, `consents.text_incomplete`, and
     * `consents.published_meanwhile` when somebody else published the same kind at the same time.
     */
    async publishText(by: AuditOrigin, id: string): Promise<void> {
      try {
        await db.transaction(async (tx) => {
          const draft = await getDraft(tx, by.companyId, id)
          const missing = missingLanguages(decodeJson(draft.title), decodeJson(draft.body))
          if (missing.length > 0) throw textIncomplete({ languages: missing })
          await publishNext(tx, by, draft)
        })
      } catch (error) {
        throw isDuplicateKey(error) ? publishedMeanwhile() : error
      }
    },

    /** Throws `consents.text_not_found`, `consents.not_published`. */
    async retireText(by: AuditOrigin, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const row = await store.findText(tx, by.companyId, id)
        if (row === undefined) throw consentTextNotFound()
        const state = textStateAfter(row.state, 'retire')
        const columns = { state, ended_at: clock.now() }
        if (state === undefined || !(await store.changeText(tx, row, { ...columns, state })))
          throw notPublished({ state: row.state })
        await trace(tx, by, 'consents.text_retired', row)
        tx.afterCommit(() => onPublished(by.companyId))
      })
    },
  }
}
export type ConsentTexts = ReturnType<typeof createConsentTexts>
